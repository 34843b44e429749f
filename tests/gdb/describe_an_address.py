import describe_an_address

one = cell_new(7)
compare(one)
# shows: values
# gdb: break inspect
# gdb: run
# gdb: print dpy_describe(what)
# gdb-check: <struct cell @0x[0-9a-f]+ heap, 16 bytes, allocated at describe_an_address.c:8 by cell_new>
# gdb: print dpy_describe((char *)what + 8)
# gdb-check: <struct cell @0x[0-9a-f]+ heap, 16 bytes at \+8, allocated at describe_an_address.c:8 by cell_new>
# gdb: print dpy_describe(where)
# gdb-check: <struct cell @0x[0-9a-f]+ static origin, 16 bytes, declared at describe_an_address.c:4>
# gdb: print dpy_describe((void *)1)
# gdb-check: <unknown @0x1, of which nothing is known>
