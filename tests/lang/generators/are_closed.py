def counted():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("closed")


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


def returns():
    try:
        yield
    except GeneratorExit:
        return 5


g = counted()
g.close()
print(list(g))
g = counted()
next(g)
print(g.close(), g.close(), list(g))
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error, list(s))
r = returns()
next(r)
print(r.close())
