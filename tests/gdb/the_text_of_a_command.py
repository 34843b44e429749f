code = compile("def made(n):\n    m = n + 1\n    return m\nx = made(4)\n", "<made>", "exec")
exec(code)                          #break
# shows: lines
# gdb: break made
# gdb: continue
# gdb-check: made \(n=.*\) at
# gdb: next
# gdb: info locals
# gdb-check: m = {kind = 1, int = 5}
# gdb: bt
# gdb-check: in <module> \(\) at the_text_of_a_command.py:2
