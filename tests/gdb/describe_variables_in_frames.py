import describe_variables_in_frames

with_local(7)
# gdbinit
# gdb: break look
# gdb: run
# gdb: describe what
# gdb-check: <struct cell @0x[0-9a-f]+ stack here, 32 bytes at \+16, in with_local, declared at describe_variables_in_frames.c:7>
# gdb: up
# gdb: describe here.values
# gdb-check: <struct cell @0x[0-9a-f]+ stack here, 32 bytes at \+8, in with_local
# gdb: describe 0
# gdb-check: <NULL>
# gdb: describe 16
# gdb-check: <unknown @0x10, of which nothing is known>
