def gen(xs):
    for x in xs:
        y = 10 // x
for i in (1, 2):
    with_ = 1
    gen(range(2, -1, -1))
