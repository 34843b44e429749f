[y := x for x in z]
def f():
    global g
    [g := x for x in z]
    [[h := x for x in y] for y in z]
    return lambda: [h for h in z]
