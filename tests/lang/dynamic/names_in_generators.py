def gen(n):
    m = n * 2
    yield sorted(locals().items())
    yield eval("m")
    for i in range(2):
        yield locals().copy()
print(list(gen(4)))
