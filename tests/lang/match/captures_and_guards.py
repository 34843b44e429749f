def f(x):
    match x:
        case n if n == 3:
            return f"three {n}"
        case (1 | 2) as n:
            return f"small {n}"
        case [a, b] as pair if a == b:
            return f"twins {pair}"
        case [a, b]:
            return f"pair {a} {b}"
        case str() as s if (k := len(s)) > 2:
            return f"long {s} {k}"
        case x if x:
            return "true"
    return f"none {x}"


for x in (3, 1, 2, [1, 1], (1, 2), "abc", "ab", "", 0, 4):
    print(f(x))

# Names are bound only once the whole pattern has matched.
a = b = "before"
match [1, 2]:
    case [a, 3]:
        print("no")
    case [1, b]:
        print(a, b)
match 5:
    case y if y > 9:
        print("no")
    case z:
        print(y, z)


def only_inside(v):
    match v:
        case [q]:
            pass
    return q


print(only_inside([7]))
try:
    only_inside(7)
except UnboundLocalError as e:
    print(e)
