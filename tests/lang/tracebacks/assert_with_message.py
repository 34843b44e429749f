def check(x):
    assert x > 5, f'got {x}'
check(10)
check(1)
