def outer(a):
    b = a * 2
    def inner(c):
        d = b + c
        print(locals())
        return eval("d + b")
    print(sorted(locals()))
    return inner(1)
print(outer(3))
