def kind(x):
    match x:
        case 0:
            return "zero"
        case -1 | 1:
            return "one"
        case 2.5:
            return "float"
        case "a" 'b':
            return "text"
        case b"x":
            return "bytes"
        case None:
            return "none"
        case True | False:
            return "bool"
        case _:
            return "other"


for x in (0, 0.0, 1, -1, True, False, 2.5, "ab", "a", b"x", None, [], -2, 10**30):
    print(repr(x), kind(x))


class Always:
    def __eq__(self, other):
        return True


print(kind(Always()))


def identity(x):
    match x:
        case True:
            return "True"
        case None:
            return "None"
        case 1:
            return "1"


print(identity(1), identity(True), identity(None), identity(2))
match "fall through":
    case "x":
        print("no")
print("done")
