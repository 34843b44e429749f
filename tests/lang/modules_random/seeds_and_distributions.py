# Seeds of all kinds, all distributions, classes that derive from Random.
import copy
import pickle
import random

for seed in (42, -7, 1.5, "text", b"bytes", bytearray(b"x"), 2 ** 100):
    r = random.Random(seed)
    print(seed, r.random(), r.randrange(10 ** 30))
random.seed(3)
print(random.betavariate(1, 2), random.gammavariate(2, 1), random.gammavariate(0.5, 2), random.gammavariate(1, 1), random.paretovariate(3))
print(random.weibullvariate(1, 1), random.vonmisesvariate(0, 1), random.triangular(), random.normalvariate(), random.randbytes(5))
state = r.getstate()
first = r.random()
r.setstate(state)
print(first == r.random(), pickle.loads(pickle.dumps(r)).random() == copy.copy(r).random() == r.random())


class Half(random.Random):
    def random(self):
        return super().random() / 2


half = Half(5)
print(half.random(), half.choice("abcdef"), half.randrange(10))
system = random.SystemRandom()
print(0 <= system.random() < 1, system.randrange(3) in (0, 1, 2))
for bad in (lambda: random.seed([1]), lambda: r.setstate((1, 2, 3)), lambda: r.setstate((3, (1, 2), None)), lambda: system.getstate(),
            lambda: random.sample({1, 2}, 1), lambda: random.choices([1], [0])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
