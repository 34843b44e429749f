vals = [1, 1.0, True, 0, False, 0.0, '', 'a', b'a', None, [], [1], (1,), {}, {'a': 1}, range(1), range(0), 10**20, 1e20]
for a in vals:
    row = []
    for b in vals:
        row.append(int(a == b))
        if (a != b) == (a == b): print('odd', a, b)
    print(row)
def t(fn):
    try:
        print(fn())
    except TypeError as e:
        print(e)
t(lambda: 1 < 'a')
t(lambda: None < 1)
t(lambda: [] >= ())
t(lambda: {} < {})
t(lambda: 'a' > b'a')
t(lambda: [1, 'a'] < [1, 2])
t(lambda: (1, None) <= (1, None))
t(lambda: 1 in 5)
t(lambda: 1 in 'abc')
t(lambda: 'a' in b'a')
t(lambda: None in None)
t(lambda: 300 in b'a')
t(lambda: max(1, 'a'))
t(lambda: sorted([1, None]))
t(lambda: len < len)
t(lambda: range(2) < range(3))
t(lambda: [] in {})
