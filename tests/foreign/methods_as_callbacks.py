import c
class Order:
    def __init__(self, sign):
        self.sign, self.calls = sign, 0
    def compare(self, a, b):
        self.calls += 1
        return self.sign * (a - b)
    def __call__(self, a, b):
        return b - a
    @staticmethod
    def down(a, b):
        return b - a
class Item:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Item({self.n})"
numbers = [3, 1, 2]
up = Order(1)
qsort(numbers, 3, sizeof("long"), up.compare)
print(numbers, up.calls > 0)                     # expect: [1, 2, 3] True
qsort(numbers, 3, sizeof("long"), Order(-1).compare)
print(numbers)                                   # expect: [3, 2, 1]
qsort(numbers, 3, sizeof("long"), up.compare)
qsort(numbers, 3, sizeof("long"), Order.down)
print(numbers)                                   # expect: [3, 2, 1]
qsort(numbers, 3, sizeof("long"), up.compare)
qsort(numbers, 3, sizeof("long"), Order(0))
print(numbers)                                   # expect: [3, 2, 1]
seen = []
def by_number(a, b):                             # an instance goes through void * and comes back
    seen.append((a, b))
    return a.n - b.n
tree = new("void *")
first, second = Item(3), Item(7)
tsearch(first, tree, by_number)
tsearch(second, tree, by_number)
print(seen, seen[0][0] is second)                # expect: [(Item(7), Item(3))] True
