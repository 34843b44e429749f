class Plain: pass
class Init:
    def __init__(self, a, b=1, *, c): self.v = (a, b, c)
class Bad:
    def __init__(self): return 5
class New:
    def __new__(cls, *args, **kw):
        made = super().__new__(cls)
        made.args = (args, kw)
        return made
class Other:
    def __new__(cls): return "a str"
    def __init__(self): print("never")
class Both:
    def __new__(cls, a): return object.__new__(cls)
    def __init__(self, a): self.a = a
print(Init(1, c=2).v, Init(1, 2, c=3).v, New(1, x=2).args, Other(), Both(4).a)
for bad in (lambda: Plain(1), lambda: Plain(x=1), lambda: Init(), lambda: Init(1), lambda: Bad(), lambda: Both(), lambda: object(1),
            lambda: Plain()(), lambda: object.__new__(5), lambda: Plain().x.y, lambda: len(Plain()), lambda: Plain() + 1,
            lambda: Plain() < Plain(), lambda: Plain()[0], lambda: iter(Plain()), lambda: next(Plain()), lambda: 3 in Plain(),
            lambda: -Plain(), lambda: int(Plain()), lambda: float(Plain()), lambda: [1][Plain()], lambda: abs(Plain()),
            lambda: hash(Plain()) and "ok", lambda: "x" + Plain(), lambda: "%d" % Plain(), lambda: round(Plain()), lambda: [] + Plain(),
            lambda: "x" * Plain(), lambda: range(Plain()), lambda: chr(Plain()), lambda: Plain() * "x", lambda: reversed(Plain()),
            lambda: "".join([Plain()]), lambda: bytes(Plain()), lambda: isinstance(1, Plain()), lambda: issubclass(Plain(), int),
            lambda: {}[Plain], lambda: f"{Plain():>5}", lambda: sum([Plain()]), lambda: sorted([Plain(), Plain()]), lambda: Plain[int]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, KeyError) else "")
x = Plain()
try:
    x[0] = 1
except TypeError as e: print(e)
try:
    del x[0]
except TypeError as e: print(e)
try:
    a, b = x
except TypeError as e: print(e)
try:
    print(*x)
except TypeError as e: print(e)
try:
    print(**x)
except TypeError as e: print(e)
try:
    for i in x: pass
except TypeError as e: print(e)
