x = y = 1, *z
x: int
(x): int = 3
x.y: a = 1, 2
x[0]: b = yield
x, (y, [z, *w]) = a
*x, y = z
[x, y] = z
(x) = (y)
x += yield
x @= 1
x **= 2
x //= 3
x >>= 4
x <<= 5
a if b else c if d else e
lambda: (yield)
lambda x, /, y=1, *z, w, v=2, **u: 0
lambda *, a: a
not a or b and not c or d
a < b <= c != d is not e not in f is g in h
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** -n ** ~o
(a)(b).c[d](*e, f, *g, h=1, **i, j=2, **k)
f(x for x in y)
f((x for x in y))
f(a, (x for x in y), )
f(a := 1, b)
a[b], a[b:c], a[b:c:d], a[:], a[::], a[b, c:d], a[*b], a[*b, c], a[b:=1], a[b,], a[:, ::2, ...]
[], [a], [a,], [a, *b], (), (a), (a,), (a, *b), {}, {a}, {a, *b}, {a: b}, {a: b, **c, }, {**a}
[a for b in c], [a for b, in c if d if e for f, *g in h], {a: b for c in d}, {a for b in c}, (a for b in c)
[(yield), (a := 1), *(b, c)]
[a := 1, b]
{a := 1}
(a := 1, b)
None, True, False, ..., 0, 0xF, 0b1, 0o7, 1_0, 1., .1, 1e9, 1E-9, 1j, 1.5J, 0_0, 10 ** 400
del a, b.c, (d, [e]), f[0]
del (a),
del (a, b)
global first, second
import a, b.c as d
from . import a
from ... import b as c
from .x.y import (a, b as c, )
from z import *
assert a, b
raise
raise a
raise a from b
return_ = 1
pass
print(a)
print
print.a = 1
print, a
from .... import a
from ...x import y
from .import a
