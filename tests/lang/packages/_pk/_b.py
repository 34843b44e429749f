import _pk
print("so far", hasattr(_pk, "_a"), hasattr(_pk, "value"))
def say(e): print(type(e).__name__, str(e).split(" (/")[0])
try:
    from _pk import value
except ImportError as e:
    say(e)
try:
    _pk.value
except AttributeError as e:
    say(e)
public = 1
_private = 2
def len(x): return "another len"
