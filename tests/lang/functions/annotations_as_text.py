from __future__ import annotations
x: undefined[int] = 1
class K:
    a: nope
    def m(self, a: also.nope = 1) -> list[int]: pass
print(__annotations__, K.__annotations__, K.m.__annotations__)
def f(a: 'quoted', b: 1 + 2): pass
print(f.__annotations__)
