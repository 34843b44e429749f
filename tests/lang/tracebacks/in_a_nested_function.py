def outer():
    v = [1]
    def inner(i):
        return v[i]
    return inner(0) + inner(5)
outer()
