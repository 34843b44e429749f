class Dyn:
    known = 1
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(f"refused {name}")
        return "dyn:" + name
d = Dyn()
d.own = 2
print(d.known, d.own, d.other, getattr(d, "x"), hasattr(d, "nope"), getattr(d, "nope", "default"))
try: d.no
except AttributeError as e: print(e)
class All:
    def __init__(self): self.x = 1
    def __getattribute__(self, name):
        if name == "x": return "hooked"
        return super().__getattribute__(name)
    def method(self): return self.x
print(All().x, All().method(), vars(All()))
class Log:
    log = []
    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        super().__setattr__(name, value)
    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)
l = Log()
l.a = 1
l.a = 2
del l.a
try: del l.a
except AttributeError as e: print(e)
print(Log.log)
class Frozen:
    def __setattr__(self, n, v): raise TypeError(f"frozen {n}")
try: Frozen().z = 1
except TypeError as e: print(e)
class Upper:
    def __set_name__(self, owner, name): self.name = name; print("named", owner.__name__, name)
    def __get__(self, obj, cls):
        if obj is None: return ("class", cls.__name__)
        return obj.__dict__.get("_" + self.name, "unset")
    def __set__(self, obj, value):
        setattr(obj, "_" + self.name, value.upper())
    def __delete__(self, obj): delattr(obj, "_" + self.name)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value
class T:
    title = Upper()
    other = Upper()
    @Lazy
    def computed(self): return 42
t = T()
print(t.title, T.title)
t.title = "abc"
print(t.title, vars(t), t.other)
del t.title
print(t.title, t.computed)
class NonData:
    def __get__(self, obj, cls): return "descriptor"
class U:
    attr = NonData()
u = U()
print(u.attr)
u.attr = "own"
print(u.attr, U.attr)
class Caller:
    def __call__(self, *a, **k): return a, k
c = Caller()
print(c(1, 2, x=3), callable(c), callable(Dyn()), list(map(c, [1])))
print(sorted(n for n in dir(T()) if not n.startswith("__")), "title" in dir(T), type(t).__dict__["title"].name)
