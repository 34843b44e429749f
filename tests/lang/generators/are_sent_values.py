def echo():
    got = []
    while True:
        received = yield len(got)
        if received is None:
            return got
        got.append(received)


def adds(a):
    total = a + (yield "first") * (yield "second") - (yield)
    yield [total, (yield total), (yield)]


e = echo()
print(next(e), e.send(3), e.send("x"))
try:
    e.send(None)
except StopIteration as stop:
    print("returned", stop.value, stop.args)
a = adds(10)
print(next(a), a.send(2), a.send(5), a.send(7), a.send("p"), a.send("q"))
try:
    echo().send(1)
except TypeError as error:
    print(error)
print(list(map(lambda v: v, (lambda: [(yield 1), (yield 2)])())))
