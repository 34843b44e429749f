import _shapes
print(_shapes.SIDES, _shapes.area(2, 3), _shapes.name())
import _shapes as s
print(s is _shapes, s.counter)
s.counter = 10
print(_shapes.bump(), s.counter)
from _shapes import area, SIDES as n, bump as b
print(area(4, 5), n, b())
_shapes.SIDES = 6
print(n, _shapes.SIDES, _shapes.get_sides())
_shapes.added = 'new'
print(s.added)
def f():
    import _shapes as inner
    from _shapes import name
    return inner.SIDES, name()
print(f())
from _shapes import (
    area as a1,
    bump,
)
print(a1(1, 1), bump(), _shapes.__name__, __name__)
del _shapes.added
try: s.added
except AttributeError as e: print(e)
