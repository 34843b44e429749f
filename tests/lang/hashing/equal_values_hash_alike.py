pairs = [(1, 1.0), (1, True), (0, False), (0.0, -0.0), (2**61 - 1, 0), (2**64, float(2**64)), (10**30, 10**30), ((1, 2), (1.0, 2)), ('a', 'a'), ('', ''), (b'', b''), (None, None), (range(3), range(3)), (range(0), range(1, 1)), (-1, -1.0), (-2, -2)]
for a, b in pairs: print(a == b, hash(a) == hash(b), {a: 1}.get(b))
print(hash(5), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(1.5), hash(True), hash(0.1), hash(-2**61), hash(10**30))
d = {1: 'int', 'a': 'str', (1, 2): 'tuple', None: 'none', 1.5: 'float', b'a': 'bytes', True: 'bool'}
print(d, d[1.0], d[(1.0, 2.0)], len(d))
big = {}
for i in range(1000): big[i] = big[str(i)] = big[(i,)] = i
print(len(big), big[500], big['500'], big[(500,)], sum(big.values()))
