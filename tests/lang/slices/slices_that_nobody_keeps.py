# A list that is sliced and only read is gone at once; a class may keep what it is given.
class Keeping(list):
    kept = []

    def __setitem__(self, key, value):
        Keeping.kept.append(value)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        made = super().__getitem__(key)
        Keeping.kept.append(made)
        return made


class Sliced:
    def __init__(self):
        self.made = [[1, 2], [3]]

    def __getitem__(self, key):
        return self.made


numbers, words, mixed = list(range(20)), ["a", "b", "c", "d"], [1, "x", None, 2.5, (3,)]
for turn in range(200):
    k = turn % 9
    numbers[:k + 1] = numbers[k::-1]
    words[1:3] = words[2:0:-1]
    mixed[::2] = mixed[::-2]
    mixed[1:2] = mixed[:1]
    numbers[:] = numbers[1:] + numbers[:1]
print(numbers, words, mixed)
own, kept = Keeping(range(8)), Sliced()
for turn in range(50):
    own[1:3] = own[3:5]
    own[2:4] = numbers[2:4]
    numbers[2:4] = own[2:4]
    numbers[3:5] = kept[:]
    print(len(kept[:]), sum(own[1:4], 0) if turn < 1 else "", end=" ")
    numbers[3:5] = [1, 2]
print(own, Keeping.kept[:6], len(Keeping.kept), kept.made, numbers)
print(sum(numbers[3:]), len(words[1:]), max(numbers[::2]), sorted(words[::-1]), tuple(mixed[:2]), set(words[:2]) == {"a", "c"}, any(mixed[2:3]))
a = b = numbers[2:6]
a[0:1] = b[1:]
print(a, b, a is b)
try:
    numbers[::3] = numbers[:2]
except ValueError as error:
    print(error)
text, pair = "abcdef", (1, 2, 3)
print(len(text[1:]), sum(pair[1:]), max(text[2:]), tuple(pair[:2]))
