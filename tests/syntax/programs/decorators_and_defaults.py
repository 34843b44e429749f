@a(lambda: b)
def f(x=lambda: c, *, y: (lambda: d) = lambda: e) -> (lambda: g): pass
@h
class C(i, metaclass=lambda: j): pass
