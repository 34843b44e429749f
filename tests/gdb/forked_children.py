import c
import os

def child(n):
    return n + 40

def work():
    number = 2                      #break
    pid = os.fork()
    if pid == 0:
        os._exit(child(number))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

work()
# shows: control
# gdb: set follow-fork-mode child
# gdb: break child
# gdb: continue
# gdb-check: child \(n=.*\) at forked_children.py:5
# gdb: print n
# gdb-check: = {kind = 1, int = 2}
# gdb: bt
# gdb-check: in work \(\) at forked_children.py:11
# gdb: continue
# gdb-check: exited with code 052
