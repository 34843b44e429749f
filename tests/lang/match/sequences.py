def f(x):
    match x:
        case []:
            return "empty"
        case [1, 2, *rest]:
            return f"one two {rest}"
        case [first]:
            return f"single {first}"
        case (first, [second, *_], *_, last):
            return f"nested {first} {second} {last}"
        case *_, 9:
            return "ends with 9"
        case [_, _]:
            return "two"
        case [a, *middle, z]:
            return f"{a} {middle} {z}"
        case _:
            return "no sequence"


for x in ([], (), [1, 2], (1, 2, 3, 4), [5], [0, [1, 2], 3, 4], [3, 4, 9], range(2), range(3, 8), "ab", b"ab", {1, 2}, {}, iter([1]),
          [[1], [2]], None, (x for x in [1, 2])):
    print(f(x))


class Mine:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


print(f(Mine()))


class Listed(list):
    pass


print(f(Listed([5])), f(Listed([1, 2, 3])))
match 1, [2, 3]:
    case x, (y, z):
        print(x, y, z)
match [1, 2, 3, 4]:
    case [*all]:
        print(all)
match *[1, 2], 3:
    case x, *y:
        print(x, y)
