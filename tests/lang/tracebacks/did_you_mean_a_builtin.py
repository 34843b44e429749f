def outer():
    def inner(value):
        pritn(value)
    inner(1)
    return 1
print("before"); outer() + 1
