match x:
    case 1 | -2 | 3.5 | 1+2j | -1-2j | "a" 'b' | b"c" | None | True | False:
        pass
    case a.b | a.b.c:
        pass
    case (y):
        pass

match x, *y:
    case 1, 2:
        pass
    case 1,:
        pass
    case *_, a:
        pass
    case [] | () | [a] | (a,) | [a, *rest] | (a, *_, b,):
        pass
    case (1 | 2) as n if n > 1:
        pass
    case {}:
        pass
    case {"a": 1, -1: [x], a.b: y, None: z, **rest,}:
        pass
    case {**rest}: pass
    case Point() | a.Point(1, 2,) | Point(x=1, y=[2, *_],) | Point(0, y=1 as z):
        match y:
            case _: pass
    case _:
        case = 1

match x,:
    case _: pass

match (x):
    case 1: pass

match -x:
    case 1: pass

match [x]:
    case 1: pass

match match:
    case case: pass

match x if y else z:
    case "a": pass

match = case = _ = 1
match.x = match[1] = 2
match(x, y)
match[a:b]
match * a, match - b
match: int
match: int = 1
case(1)
print(match, case)
match in x
match is not x
match if x else y
match not in x
match = lambda: 1
if match:
    match
