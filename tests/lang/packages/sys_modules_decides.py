import sys, _pk
sys.modules["another_name"] = _pk
import another_name
print(another_name is _pk, sys.modules["_pk._a"] is _pk._a)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["anything"] = 5
import anything
print(anything)
