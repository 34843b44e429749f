# A struct without a tag is known by its typedef.
from anonymous_structs import *


def attempt(f, *args):
    try:
        print(f(*args))
    except (AttributeError, TypeError) as error:
        print(error)


# expect: <class 'point'> <class 'box'> <class 'size'> <class 'either'> <class 'struct {...}'>
print(type(make(1, 2)), typeof(b), type(size(1, 2)), typeof(e), typeof(b.inner))
# expect: 'point' has no member 'z'
attempt(lambda: make(1, 2).z)
# expect: box has no member 'q'
attempt(lambda: box(q=1))
# expect: take() argument 1 (p): cannot convert either to const point *: int take(const point *p)
attempt(take, e)
# expect: 1 6
print(take(b.p), area(size(2, 3)))
# expect: <class 'point *'>
print(type(addressof(b.p)))
