x = "global"
class C:
    before = x
    x = "class"
    after = x
    def method(self):
        return x
    squares = [i * i for i in range(4)]
    total = 0
    for item in squares:
        total += item
    if total > 5:
        big = True
    else:
        small = True
    len = len("abc")
    del item
print(C.before, C.x, C.after, C().method(), C.squares, C.total, C.big, hasattr(C, "small"), C.len, hasattr(C, "item"))

def outer():
    y = "outer"
    class Inner:
        z = y
        def get(self):
            return y
        def name(self):
            return __class__.__name__
    y = "changed"
    return Inner
I = outer()
print(I.z, I().get(), I().name(), I.__qualname__, I)

def shadow():
    v = "function"
    class K:
        v = "class"
        def get(self):
            return v
    return K
print(shadow().v, shadow()().get())
class Outer:
    class Nested:
        value = 1
        def get(self): return self.value
    made = Nested()
print(Outer.Nested, Outer.made.get(), Outer.Nested.__qualname__, Outer.Nested.get.__qualname__)
class G:
    global made_global
    made_global = 5
print(made_global, hasattr(G, "made_global"))
try:
    class Broken:
        print(undefined_name)
except NameError as e:
    print(e)
class Doc:
    "The doc."
    def f(self):
        "of f"
print(Doc.__doc__, Doc.f.__doc__, C.__doc__, Doc.__module__, Doc.__name__)
