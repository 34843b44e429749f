import sys
def f(a, b=2): pass
print(f.__globals__["f"] is f, f.__module__, f.__closure__)
ns = {"__name__": "gen"}
exec("def g(x, y): return x\nclass A:\n def m(self): pass\ndef outer(k): return lambda: k", ns)
print(ns["g"].__globals__ is ns, ns["g"].__module__, ns["A"].m.__module__, ns["g"].__closure__)
print([c.cell_contents for c in ns["outer"](5).__closure__])
print(sys.modules[f.__module__].f is f)
