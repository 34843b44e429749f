def fresh(values):
    for v in values:
        try:
            print([w for u in v for w in (u if u else w)])
        except UnboundLocalError as error:
            print(error)


fresh([[[5]], [0], [[6], 0]])
try:
    [missing for _ in [1]]
except NameError as error:
    print(error)
