for s in ('abcdef', 'é☃😀xyz', b'abcdef', [1, 2, 3, 4, 5, 6], (1, 2, 3, 4, 5, 6), range(6)):
    print(s[1:3], s[:2], s[2:], s[:], s[::2], s[::-1], s[-2:], s[:-2], s[4:1], s[4:1:-1], s[-100:100], s[100:], s[::-2], s[5:None:-3], s[None:None:None], s[1:5:2], s[-1:-4:-1])
    print(s[0], s[-1], s[True], len(s[1:]))
print('abc'[10**20:], 'abc'[-10**20:10**20], [1, 2][::10**20], 'abc'[::-10**20])
sl = slice(1, 3)
print(sl, 'abcd'[sl], [1, 2, 3][slice(None, None, -1)], sl.start, sl.stop, sl.step, slice(5).indices(3), sl == slice(1, 3))
