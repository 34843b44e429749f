for v in (0, 1, -1, 0.0, -0.0, 0.1, '', 'a', '0', b'', b'\0', [], [0], (), (0,), {}, {0: 0}, None, True, False, range(0), range(5), 10**30, len, lambda: 0, ..., int):
    print('T' if v else 'F', end=' ')
    if not v:
        print('not', end=' ')
    print(bool(v), not v)
