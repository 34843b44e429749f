import sys
import _elsewhere._found as old
old.mark = 1
del sys.modules["_elsewhere._found"]
import _elsewhere._found as new
print(new is old, hasattr(new, "mark"), old.mark)
import importlib
new.mark = 2
print(importlib.reload(new) is new, new.mark)
