class Guard:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return 5

    def __exit__(self, kind, value, traceback):
        return self.swallows


def in_loops(n):
    found = []
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            found.append(i)
        finally:
            found.append("f")
    return found


def nested(n):
    try:
        try:
            x = 1 // n
        except ValueError:
            x = -1
        finally:
            y = 2
    except ZeroDivisionError:
        x = 0
    return x, y


def guarded(guard):
    with guard as five:
        six = five + 1
        raise ValueError(six)
    seven = six + 1
    return seven


def returns_from_with(n):
    with Guard(False) as a, Guard(True) as b:
        for k in range(n):
            if k == 1:
                return a + b + k
    return None


def reraised(n):
    try:
        int(n)
    except ValueError as error:
        text = "again"
        raise TypeError(text) from error


def caught(n):
    try:
        reraised(n)
    except TypeError as error:
        cause = type(error.__cause__).__name__
    return cause


def asserts(n):
    try:
        assert n, "nothing"
        m = n
    except AssertionError as error:
        m = error.args[0]
    return m


def searched(values, wanted):
    for index, value in enumerate(values):
        if value == wanted:
            result = index
            break
    else:
        result = None
    return result


def first_of_many(rows):
    for row in rows:
        for cell in row:
            if cell:
                return cell
    return 0


in_loops(5)
nested(1)
nested(0)
guarded(Guard(True))
returns_from_with(3)
caught("x")
asserts(1)
asserts(0)
searched("abc", "b")
searched("abc", "z")
first_of_many([[0, 0], [0, 3], [4]])
