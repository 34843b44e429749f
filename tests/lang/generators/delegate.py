def inner(n):
    received = []
    try:
        for i in range(n):
            try:
                received.append((yield i))
            except KeyError as error:
                received.append(repr(error))
    finally:
        print("inner ends")
    return received


def outer(n):
    result = yield from inner(n)
    print("result", result)
    yield from "ab"
    print((yield from []), (yield from (x for x in range(1))))
    return "over"


def tree(node):
    if node:
        yield from tree(node[0])
        yield node[1]
        yield from tree(node[2])


g = outer(3)
print(next(g), g.send("x"), g.throw(KeyError("k")), g.send("y"), *g)
g = outer(2)
next(g)
g.close()
print(list(g))
print(list(tree((((), 1, ()), 2, ((), 3, ())))))


def wrong():
    yield from 5


def no_send():
    yield from [1, 2]


try:
    next(wrong())
except TypeError as error:
    print(error)
n = no_send()
next(n)
try:
    n.send(1)
except AttributeError as error:
    print(error)
n = no_send()
next(n)
try:
    n.throw(ZeroDivisionError)
except ZeroDivisionError as error:
    print(repr(error), list(n))
