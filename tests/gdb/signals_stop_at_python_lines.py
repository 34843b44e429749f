import c

caught = []

def handler(number):
    caught.append(number)           #break

def work():
    c.signal(10, handler)
    c.kill(c.getpid(), 10)
    return caught

print(work())
# shows: stacks
# gdb-check: Program received signal SIGUSR1
# gdb: bt
# gdb-check: in work \(\) at signals_stop_at_python_lines.py:10
# gdb: continue
# gdb-check: handler \(number=.*\) at signals_stop_at_python_lines.py:6
# gdb: print number
# gdb-check: = {kind = 1, int = 10}
# gdb: bt
# gdb-check: in work \(\) at signals_stop_at_python_lines.py:10
