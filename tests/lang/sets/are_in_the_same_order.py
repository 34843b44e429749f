# Operations drawn by a generator of its own: every set has the order that CPython gives it.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
def item():
    k = rnd(10)
    if k < 7: return rnd(60)
    if k == 7: return -rnd(5)
    if k == 8: return (rnd(4), rnd(4))
    return rnd(9) / 2
sets = [set(), set(), {1, 2, 3}, frozenset([5])]
def other():
    k = rnd(5)
    if k < 3: return sets[rnd(3)]
    if k == 3: return [item() for _ in range(rnd(12))]
    return dict.fromkeys([item() for _ in range(rnd(9))])
out = 0
for step in range(800):
    i = rnd(3); s = sets[i]; op = rnd(21)
    if op < 4: s.add(item())
    elif op == 4: s.discard(item())
    elif op == 5 and s: print(s.pop())
    elif op == 6: s.update(other())
    elif op == 7: sets[i] = s.union(other())
    elif op == 8: sets[i] = s.intersection(other())
    elif op == 9: sets[i] = s.difference(other())
    elif op == 10: sets[i] = s.symmetric_difference(other())
    elif op == 11: s.intersection_update(other())
    elif op == 12: s.difference_update(other())
    elif op == 13: s.symmetric_difference_update(other())
    elif op == 14: sets[i] = s | sets[rnd(3)]
    elif op == 15: sets[i] = s ^ sets[rnd(3)]
    elif op == 16: sets[i] = s - sets[rnd(3)]
    elif op == 17: sets[i] = {item() for _ in range(rnd(40))}
    elif op == 18: sets[i] = set(list(sets[rnd(3)]))
    elif op == 19: s |= sets[rnd(3)]; s -= sets[rnd(3)]; s ^= sets[rnd(3)]
    elif op == 20: s &= sets[rnd(3)]
    print(step, op, sets[i], len(sets[i]))
    f = frozenset(sets[i])
    print(hash(f), f == sets[rnd(3)], f <= sets[rnd(3)], f > sets[rnd(3)], sets[rnd(3)].isdisjoint(sets[rnd(3)]), s.copy() == s)
    print({1: 2, 3: 4}.keys() & s, s | {1: 2}.keys(), {99: 1}.keys() - s, {1:1}.keys() ^ [1, 2], sets[i].issubset(range(60)), {7:7}.keys() <= s)
