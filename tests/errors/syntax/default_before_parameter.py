def f(a=1, b):  # error: non-default argument follows default argument
    pass
