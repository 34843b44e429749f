def f():
    nonlocal x  # error: no binding for nonlocal 'x' found
