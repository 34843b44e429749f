from .._b import public
from .. import _b as b
own_name = __name__
try:
    from ... import nothing
except ImportError as e:
    print(e)
