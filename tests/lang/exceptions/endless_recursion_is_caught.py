import sys
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(type(e).__name__, str(e)[:32])
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print("repr")
class G:
    def __getattr__(self, n): return getattr(self, n + "x")
try: G().q
except RecursionError: print("getattr")
l = []; l.append(l); print(l, l == l)
d = {}; d["d"] = d; print(d)
