import enum
class E(enum.IntEnum):
    A = 10
    B = 20
print({10: 1}.get(E.A), 10 in {E.A}, hash(E.A), E.A in {10: 2, 20: 3})
class B:
    def __hash__(self): return 5
    def __eq__(self, o): return "B"
    def __repr__(self): return "B"
    def __str__(self): return "strB"
    def __len__(self): return 9
    def __add__(self, o): return "add"
class I(int, B): pass
print(hash(I(3)), I(3) == 3, repr(I(3)), str(I(3)), {3: 1}.get(I(3)), I(3) + 1)
class S(str, B): pass
print(hash(S("a")) == hash("a"), S("a") == "a", repr(S("a")), len(S("a")), S("a") + "b")
class L(list, B): pass
print(L([1]) == [1], repr(L([1])), len(L([1])), L([1]) + [2])
print(I.__mro__)
