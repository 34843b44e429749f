def joined(a, b):
    return a + b

class Point:
    def __init__(self, x):
        self.x = x
    def moved(self, by):
        return self.x + by

def work(n, text):
    p = Point(n)
    return p, text                  #break

work(7, "ab")
# A function takes the program's own values. Python text is for the rest: calling_python.py
# shows: change
# gdb: ptype joined
# gdb-check: \(struct val, struct val\)
# gdb: print joined(n, n)
# gdb-check: \$1 = {kind = DPY_INT, int = 14,
# gdb: print joined(text, text).str
# gdb-check: \$2 = 0x[0-9a-f]+ "abab"
# gdb: print 'Point.moved'(p, n)
# gdb-check: \$3 = {kind = DPY_INT, int = 14,
# gdb: print joined(n, text).kind
# gdb-check: \$4 = DPY_OBJECT
# gdb: info locals
# gdb-check: p = {kind = 34, instance = 0x[0-9a-f]+, type = 0x
