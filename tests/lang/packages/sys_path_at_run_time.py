import sys
try:
    import _found
except ModuleNotFoundError as e:
    print(e)
sys.path.insert(0, sys.path[0] + "/_elsewhere")
import _found
print(_found.__name__, "_found" in sys.modules)
