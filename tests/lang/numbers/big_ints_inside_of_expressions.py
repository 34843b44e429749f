# Big ints that one operator passes to another are freed there, unless a method of the program's has kept them.
class K:
    kept = []
    def __add__(self, other):
        K.kept.append(other)
        return other
    __radd__ = __add__
    __mul__ = __add__
    def __eq__(self, other):
        K.kept.append(other)
        return False
    __lt__ = __gt__ = __eq__
a = 3 ** 200
b = 7 ** 150
k = K()
def f(n):
    if n % 3 == 0:
        raise ValueError
    return n
total = 0
for i in range(300):
    x = a * b + a * i - (b * b - i * a)
    y = (k + a * b) * 3
    try:
        z = a * i + f(i)
    except ValueError:
        z = 0
    (a * b + i) == k
    if a * b - i < b * a + i:
        total += x % 1000007 + y % 97 + z % 31
    total += a * i + 0
    w = (a * i | 0) + (a ** 1) * (a << 0)
    total ^= w
print(total % (10 ** 20), sum(K.kept) % (10 ** 30), len(K.kept))
def gen():
    t = 0
    while True:
        t = a * b + (yield t) * a
g = gen(); next(g)
print([g.send(i) % 1000003 for i in range(5)])
try:
    a * b + "x"
except TypeError as e:
    print(e)
try:
    a * b // (a * b - b * a)
except ZeroDivisionError as e:
    print(e)
print(eval("a * b - a * (b - 1) == a"), (a * b).bit_length(), [a * i - a * (i - 1) == a for i in range(3)])
