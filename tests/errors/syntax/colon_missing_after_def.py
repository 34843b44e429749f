def f(a, b)  # error: expected ':'
    return a
