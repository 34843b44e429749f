class Squares(dict):
    def __missing__(self, key):
        self[key] = key * key
        return self[key]


get = Squares({2: "two"}).__getitem__
print(get(2), get(3), get(3))
print(dict.__getitem__(Squares(), 5))


class Loud(Squares):
    def __getitem__(self, key):
        return "loud", super().__getitem__(key)


print(Loud()[7])
try:
    dict.__getitem__({}, 1)
except KeyError as error:
    print(repr(error))
