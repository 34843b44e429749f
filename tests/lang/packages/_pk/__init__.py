print("init of", __name__)
from . import _a
from ._a import value
from ._sub import _deep
__all__ = ["_a", "value", "_late"]
