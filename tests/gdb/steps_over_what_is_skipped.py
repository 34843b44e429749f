# gdbinit
class Key:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n

def key(n):
    return Key(n)

def work():
    found = sorted([2, 1], key=key)  #break
    found = min(found, key=key)
    return found

work()
# What the user's own `skip` names is passed over as everywhere, and a breakpoint on the way is seen.
# shows: control
# gdb: skip key
# gdb: skip file skipped.py
# gdb: skip -rfu \.__init__$
# gdb: step
# gdb-check: ^Key.__lt__ \(self=<Key n=1>, other=<Key n=2>\) at .*:6$
# gdb: tbreak key if n.int == 2
# gdb: next
# gdb-check: ^work \(\) at .*:13$
# gdb: next
# gdb-check: ^Temporary breakpoint 2, key \(n=2\) at .*:9$
# gdb: next
# gdb-check: ^work \(\) at .*:14$
# gdb-absent: Single stepping|in dpy_|Error|exception
