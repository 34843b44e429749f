# A list that is made for a builtin function alone: its memory is free at once, what it held is not.
class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __radd__(self, other):
        return [other, self]


def texts(n):
    return [str(i) * 3 for i in range(n)]


kept = []
for turn in range(200):
    kept.append(min([Item(n) for n in (5, 3, 4)]))
    kept.append(sum([Item(turn)]))
    kept.append(tuple([[turn], [turn + 1]]))
    kept.append(sorted([texts(3), texts(2)]))
    kept.append("-".join([text for text in texts(4)]))
    kept.append(set([turn, str(turn), *texts(2)]))
    kept.append((any([[], turn]), all([[1], turn]), len([turn, *texts(5)]), max([*texts(3)])))
    try:
        max([[1], "a", turn])
    except TypeError as error:
        kept.append(str(error))
    try:
        ",".join([str(turn), turn])
    except TypeError as error:
        kept.append(str(error))
print(kept[0].n, kept[1][1].n, kept[2], kept[3], kept[4], sorted(kept[5], key=str), kept[6], kept[7], kept[8])
print(kept[-9].n, kept[-8][1].n, kept[-7], kept[-6], kept[-5], sorted(kept[-4], key=str), kept[-3])


def numbers():
    yield sum([(yield 1), (yield 2)])
    return max([(yield from iter([5])) or 3, 2])


made = numbers()
print(next(made), made.send(10), made.send(20), next(made))
try:
    made.send(None)
except StopIteration as stop:
    print(stop.value)
items = [0, 1, 2]


class Growing:
    def __bool__(self):
        items.append(0)
        return len(items) > 8


items[:] = [Growing(), Growing(), Growing()]
print(any(items), len(items))
