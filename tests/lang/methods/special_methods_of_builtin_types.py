print(dict.__repr__ is type({}).__repr__, list.__repr__ is tuple.__repr__, list.__hash__, dict.__hash__, slice.__hash__)
class L(list): pass
class D(dict): pass
class S(set): pass
class F(frozenset): pass
class B(bytearray): pass
class T(tuple): pass
print(L.__repr__ is list.__repr__, D.__repr__ is dict.__repr__, S.__repr__ is set.__repr__, L.__hash__, T.__hash__ is tuple.__hash__)
print(repr(S({1})), S.__repr__(S({1})), set.__repr__(S({1})), B(b"a"), bytearray.__repr__(B(b"a")), F({1}), L([1]), list.__repr__(L([1])))
class SS(set):
    def __repr__(self): return "<" + super().__repr__() + ">"
    def __hash__(self): return 7
print(SS({1}), repr(SS()), {SS({1})})
s = SS(); s2 = set([F([1])]); print(s2)
class X(set):
    __hash__ = object.__hash__
x = X(); x.add(x); print(x)
x = X([5]); y = X(); y.add(x); print(y)
print((1).__eq__(1.0), (1.0).__eq__(1), (1).__eq__(True), True.__eq__(1), "a".__eq__(b"a"), [1].__eq__((1,)), {1}.__eq__(frozenset([1])), (1).__lt__(2), (1).__lt__("a"), {}.__lt__({}), (1j).__lt__(2), (1j).__eq__(1), range(3).__eq__(range(3)), range(3).__lt__(range(4)), None.__eq__(None), None.__eq__(1))
print((5).__hash__(), "a".__hash__() == hash("a"), (1, 2).__hash__() == hash((1, 2)), None.__hash__() == hash(None))
for f in [lambda: [].__hash__(), lambda: hash([]), lambda: hash(L()), lambda: hash(D()), lambda: {}.__hash__, lambda: hash(slice(1)), lambda: L().__hash__()]:
    try: print(f())
    except TypeError as e: print(e)
def make(**ns): return type("C", (), ns)()
for f in [lambda: bool(make(__bool__=None)), lambda: bool(make(__len__=None)), lambda: len(make(__len__=None)), lambda: iter(make(__iter__=None)), lambda: 1 in make(__contains__=None),
          lambda: reversed(make(__reversed__=None)), lambda: make(__add__=None) + 1, lambda: make(__call__=None)(), lambda: make(__getitem__=None)[0], lambda: make(__eq__=None) == 1, lambda: make(__lt__=None) < 1,
          lambda: repr(make(__repr__=None)), lambda: str(make(__str__=None)), lambda: hash(make(__hash__=None)), lambda: abs(make(__abs__=None)), lambda: int(make(__int__=None)), lambda: make(__iter__=None, __getitem__=lambda s, i: [1][i]).__iter__,
          lambda: 1 in make(__iter__=None, __getitem__=lambda s, i: [1][i]), lambda: list(make(__iter__=None, __getitem__=lambda s, i: [1][i])), lambda: next(make(__next__=None)), lambda: -make(__neg__=None),
          lambda: 1 + make(__radd__=None), lambda: make(__index__=None).__index__, lambda: [1][make(__index__=None)], lambda: reversed(make(__reversed__=None, __len__=lambda s: 1, __getitem__=lambda s, i: 1))]:
    try: print(f())
    except TypeError as e: print("TypeError", e)
class M(list):
    __iter__ = None
    __reversed__ = None
    __contains__ = None
try: list(M([1]))
except TypeError as e: print(e)
try: for_ = [a for a in M([1])]
except TypeError as e: print(e)
try: 1 in M([1])
except TypeError as e: print(e)
try: reversed(M([1]))
except TypeError as e: print(e)
class Mix:
    def __str__(self): return "mixed"
    def __repr__(self): return "mixed repr"
class E1(Exception, Mix): pass
class E2(Mix, Exception): pass
print(str(E1("a")), repr(E1("a")), str(E2("a")), repr(E2("a")))
print(Exception.__repr__ is ValueError.__repr__ is E1.__repr__)
class I(int):
    def __repr__(self): return "I(%s)" % super().__repr__()
    def __eq__(self, other): return super().__eq__(other)
    def __hash__(self): return super().__hash__() + 1
print(I(5), hash(I(5)), I(5) == 5, I(5) != 5, I(5) == I(6), {I(5): 1})
class Str(str):
    def __lt__(self, other): return not super().__lt__(other)
print(sorted([Str("a"), Str("c"), Str("b")]))
print([n for n in ("__repr__", "__str__", "__hash__", "__eq__", "__format__") if n in int.__dict__], [n for n in ("__repr__", "__str__", "__hash__") if n in str.__dict__])
