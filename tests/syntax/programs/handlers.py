def f():
    try: x
    except E as e:
        return lambda: e
    else: y = lambda: 1
    with a as (b, c.d): pass
    for g, h[i] in j: pass
    del k
