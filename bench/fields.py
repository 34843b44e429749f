# Fields of a C struct, read and written: fields.py N REPEATS, as calls.py.
import loops
import sys


def longs(p: "struct point *", n: "long") -> "void":
    for i in range(n):
        p.n = p.n + i


def ints(p: "struct point *", n: "long") -> "void":
    for i in range(n):
        p.small = p.small + 1


def doubles(p: "struct point *", n: "long") -> "void":
    for i in range(n):
        p.x = p.x + 0.5


def measure(what, ours, theirs, n):
    p, q = point(), point()
    start = now()
    ours(p, n)
    middle = now()
    theirs(q, n)
    end = now()
    assert (p.n, p.small, p.x) == (q.n, q.small, q.x), what
    print(what, middle - start, end - middle)


n = int(sys.argv[1])
for turn in range(int(sys.argv[2])):
    measure("long", longs, loop_long_field, n)
    measure("int", ints, loop_int_field, n)
    measure("double", doubles, loop_double_field, n)
