x = 1
g = globals()
g["made"] = 11
print(made, g["x"], "x" in g, g.get("nope"))
x = 2
print(g["x"], globals()["x"], vars() is globals() or sorted(vars()) == sorted(globals()))
def f():
    globals()["x"] = 3
f()
print(x, isinstance(g, dict))
del g["made"]
try:
    made
except NameError as e:
    print(e)
g.update(p=1, q=2)
print(p + q, locals() is globals() or locals() == globals())
import sys
print(sys.modules["__main__"].__dict__["x"], "x" in dir())
