class AppError(Exception):
    """An error."""
class Detailed(AppError):
    def __init__(self, message, code=0):
        super().__init__(message)
        self.code = code
    def __str__(self):
        return f"{super().__str__()} (code {self.code})"
class Keyed(KeyError, AppError): pass
class Own(ValueError):
    def __init__(self, a, *, b=2):
        self.a, self.b = a, b
class Repr(Exception):
    def __repr__(self): return "custom repr"
class Bare(Exception): pass
class Os(OSError): pass
class Base(BaseException): pass
try:
    raise AppError("x", 1)
except AppError as e:
    print(type(e), e.args, str(e), repr(e), isinstance(e, Exception))
try:
    raise Detailed("bad", code=5)
except AppError as e:
    print(e, e.args, e.code, repr(e), e.__class__.__name__, type(e).__mro__)
try:
    raise Keyed("k")
except AppError as e:
    print(e, repr(e), isinstance(e, LookupError))
for error in (Own(1), Own(1, b=3), Repr("x"), Bare(), Os(2, "no such"), Os("one"), Base(1, 2)):
    print(repr(error), str(error), error.args, [error])
e = Own(7)
print(e.args, e.a, e.b, vars(e))
e.extra = "more"
print(e.extra, sorted(vars(e)))
try:
    e.missing
except AttributeError as err:
    print(err)
v = ValueError("builtin")
v.tag = 5
print(v.tag, vars(v) if hasattr(v, "__dict__") else "")
del v.tag
print(hasattr(v, "tag"))
def f():
    try:
        raise Bare("inner")
    except Bare as e:
        raise Detailed("outer") from e
try:
    f()
except Detailed as e:
    print(e, repr(e.__cause__), e.__context__ is e.__cause__)
try:
    try:
        raise Keyed("first")
    except (Own, Keyed):
        raise Bare("second")
except Exception as e:
    print(repr(e), repr(e.__context__))
try:
    raise Bare
except Bare as e:
    print(repr(e), e.args)
try:
    raise AppError("n")
except (KeyError, TypeError):
    print("no")
except Exception as e:
    print("yes", e)
for bad in (lambda: AppError(x=1), lambda: Detailed(), lambda: Own()):
    try: print(bad())
    except TypeError as e: print(e)
class NotExc: pass
for bad in (NotExc, NotExc(), 5, None):
    try: raise bad
    except TypeError as e: print(e)
try:
    try: raise Bare("b")
    except NotExc: pass
except TypeError as e: print(e)
class Stop(StopIteration): pass
class It:
    def __iter__(self): return self
    def __next__(self): raise Stop(5)
print(list(It()), Stop(3).value)
class New(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = True
        return self
print(New(1, 2).args, New(1).made)
class Exit(SystemExit): pass
try: raise Exit(4)
except SystemExit as e: print(e.code, type(e).__name__)
class Group(AppError):
    @property
    def first(self): return self.args[0]
    @classmethod
    def of(cls, *a): return cls(*a)
print(Group.of(1, 2).first, Group.__doc__, AppError.__doc__, Group("a") == Group("a"), hash(Bare()) is not None)
class Eq(Exception):
    def __eq__(self, o): return True
print(Eq() == 1, bool(Bare()))
