def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "inside"
        try:
            raise
        except ZeroDivisionError as error:
            yield str(error)
    yield "outside"
    try:
        raise KeyError("k")
    except KeyError as error:
        yield repr(error.__context__)


print(list(handles()))
g = handles()
try:
    raise ValueError("caller's")
except ValueError:
    print(next(g), next(g))
    try:
        raise TypeError
    except TypeError as error:
        print(repr(error.__context__))
print(next(g), next(g))
g = handles()
next(g)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    g.throw(IndexError("thrown"))
except IndexError as error:
    print(repr(error.__context__))


def leaves_through_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        finally:
            print("finally", i)


print(list(leaves_through_finally()))
