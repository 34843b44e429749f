names = {}
exec("""
class A:
    x = 1
    y = x + 1
    def f(self):
        return x
x = 10
print(A.y, A().f(), A.__module__, __name__, __debug__)
""", names)
print("__name__" in names, repr(names["A"])[:17])
exec("class B: pass\nprint(B.__module__)", {"__name__": "given"})
print(__debug__, (lambda: __debug__)())
