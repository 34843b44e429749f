from array import array


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, OverflowError, IndexError) as problem:
        print(type(problem).__name__, problem)


for code in "bBhHiIlLqQ":
    for value in (-2 ** 40, 2 ** 40, -129, 70000, -2 ** 80, 2 ** 80):
        attempt(lambda: array(code, [value]))
attempt(lambda: array("x"))
attempt(lambda: array("i", "text"))
attempt(lambda: array("i", [1.5]))
attempt(lambda: array("d", ["x"]))
attempt(lambda: array("i", [1])[3])
attempt(lambda: array("i").pop())
attempt(lambda: array("i").remove(3))
attempt(lambda: array("i").index(3))
attempt(lambda: array("i").frombytes(b"abc"))
attempt(lambda: array("i", [1]) + [1])
attempt(lambda: array("i", [1]).fromlist((1,)))
