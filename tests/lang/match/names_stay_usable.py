match = 1
case = 2
_ = 3
print(match, case, _)
match: int = 4
print(match)


def f(match, case=5, *, _=6):
    return match, case, _


print(f(match=1), f(2, _=3))
match = {"a": [1, 2, 3]}
print(match["a"][0:2])
match = f
print(match(1, 2))
match (1), 2
match = -5
match -1
match * 2
match[0:1] if False else None
match = lambda case: case
print(match(7))
case = [1, 2]
print(case [0])


class C:
    match = 1
    case = 2

    def _(self):
        return self.match, self.case


c = C()
c.match = 3
print(c._())
match c.match:
    case 3: print("one line")
    case _: pass
match case:
    case [1, case]:
        print(case)
match (match):
    case _: print(_, "is no variable")
for match in 1, 2: print(match)
print([match for match in (1, 2) if match in (1,)])
match match, case:
    case match, case: print(match, case)
import math as match
print(f"{_}")
