print("module", __name__, "in", __package__)
from . import _b
value = 5
from ._sub._deep import own_name
