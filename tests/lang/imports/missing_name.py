import _shapes
try:
    _shapes.nope
except AttributeError as e:
    print(e)
try:
    from _shapes import nope
except ImportError as e:
    print(str(e).split(' (')[0])
