import random

random.seed(42)
print(random.random(), random.random(), random.randint(1, 6), random.randrange(10), random.randrange(0, 100, 7), random.getrandbits(70))
items = list(range(20))
random.shuffle(items)
print(items, random.choice("abc"), random.sample(range(1000), 5), random.sample(items, 12), random.uniform(1, 5))
print(random.gauss(0, 1), random.gauss(1, 2), random.normalvariate(0, 1), random.expovariate(2), random.triangular(1, 5, 2), random.lognormvariate(0, 1))
print(random.choices("abc", k=5), random.choices("abc", weights=[1, 2, 7], k=5), random.randbytes(5))
for seed in (0, -7, 2 ** 40 + 5, 10 ** 50, 1.5, True):
    r = random.Random(seed)
    print(seed, r.random(), [r.randrange(100) for _ in range(8)])
a = random.Random(5)
state = a.getstate()
first = [a.random() for _ in range(3)]
a.setstate(state)
print(first == [a.random() for _ in range(3)], sum(random.Random(1).random() for _ in range(1)))
r = random.Random(3)
print(sum(r.random() for _ in range(5000)))
random.seed()
print(0 <= random.random() < 1)
for bad in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randint(3, 1),
            lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.randrange(1, 5, 0)):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
