import math

limit = 3

class Point:
    def __init__(self, x):
        self.x = x

def area(n):
    return math.sqrt(n)

def work(n, words):
    p = Point([n])
    return p                        #break

def outer(words):
    scale = 10
    return work(scale, words)

outer({"a": "é"})
# A Python expression in any frame: dpy_evaluate(TEXT, $pc, $rbp).
# shows: change
# gdb: print dpy_evaluate("[area(n + 6), p.x, words, limit]", $pc, $rbp)
# gdb-check: \$1 = 0x[0-9a-f]+ .*"\[4.0, \[10\], {'a': '.*'}, 3\]"
# gdb: frame function outer
# gdb: print dpy_evaluate("scale * limit", $pc, $rbp)
# gdb-check: \$2 = 0x[0-9a-f]+ .*"30"
# gdb: frame function <module>
# gdb: print dpy_evaluate("limit, [k for k in range(limit)]", $pc, $rbp)
# gdb-check: \$3 = 0x[0-9a-f]+ .*"\(3, \[0, 1, 2\]\)"
# gdb: print dpy_evaluate("limit / 0", $pc, $rbp)
# gdb-check: \$4 = 0x[0-9a-f]+ .*"ZeroDivisionError: division by zero"
# gdb: print dpy_evaluate("1 +", $pc, $rbp)
# gdb-check: ".*SyntaxError: invalid syntax"
# gdb: print dpy_evaluate("1", 0, 0)
# gdb-check: "SystemError: no Python function is at this place"
# gdb: continue
# gdb-check: exited normally
