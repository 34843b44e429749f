# Long lists, where counting digits takes the place of comparing: numbers, text, tuples; what is equal keeps its order.
def numbers(n, seed=7):
    for i in range(n):
        seed = (1103515245 * seed + 12345) % 2147483648
        yield seed


def checksum(items):
    total = 0
    for i, item in enumerate(items):
        total = (total * 31 + sum(map(ord, repr(item))) * (i + 1)) % 1000000007
    return total


many = list(numbers(3000))
signed = [n - 2 ** 30 for n in many]
wide = [n * n * (-1) ** (n % 2) for n in many[:1000]]
floats = [n / 1000 for n in signed] + [0.0, -0.0, float("inf"), float("-inf"), 5e-324, -5e-324]
texts = [str(n) for n in many]
near = ["a common beginning, then " + "x" * (n % 20) + chr(n % 5 * 300 + 48) for n in many]
ends = ["a" + "\0" * (n % 12) + ("b" if n % 3 else "") for n in many]
for items in signed, wide, floats, texts, near, ends, [n % 2 == 0 for n in many], [bytes([n % 256, n % 7]) for n in many]:
    ordered = sorted(items)
    print(checksum(ordered), checksum(sorted(items, reverse=True)), all([a <= b for a, b in zip(ordered, ordered[1:])]))
pairs = [(n % 10, str(n % 97), n / 7) for n in many]
mixed = [(n % 3, n) if n % 2 else (n % 3, n, str(n)) for n in many]
deep = [tuple([0] * 20 + [n % 50]) for n in many]
either = [(n % 5, n if n % 2 else n / 2) for n in many]
for items in pairs, mixed, deep, either, [(n % 4 == 0, None) for n in many[:1]], [() for n in many]:
    print(checksum(sorted(items)), checksum(sorted(items, reverse=True)))
print([i for i, n in sorted(enumerate(many[:600]), key=lambda pair: pair[1] % 3)][:40])
print([i for i, n in sorted(enumerate(many[:600]), key=lambda pair: str(pair[1] % 3), reverse=True)][:40])
nan = float("nan")
print([sorted([(nan, 2), (nan, 1)]), sorted([3.0, 1.0, 2.0] * 200)[::100], sorted(["b", "a"] * 200)[::100]])
try:
    sorted([(n % 2, None) for n in many])
except TypeError as error:
    print(error)
