d = {"a": 5}
exec("b = a + 1\ndef f(x): return x + b\nc = f(10)", d)
print(d["b"], d["c"], d["f"](1))
d["b"] = 100
print(d["f"](1), eval("a * 2", d), eval("1 + 2", {}))
print("__builtins__" in d, sorted(k for k in d if k[0] != "_"))
ns, loc = {}, {}
exec("def f():\n    global G\n    G = 3\nf()\nt = [u for u in range(3) if u < len('ab')]", ns, loc)
print(sorted(ns), sorted(loc), loc["t"])
