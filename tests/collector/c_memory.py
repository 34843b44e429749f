# The more memory C has, which each collection looks through, the more may be made between two.
import c
import _gc


def work():
    before, last = _gc.totals()[0], None
    for i in range(400000):
        last = [i, last] if i % 100 else [i, None]
    return _gc.totals()[0] - before


alone = work()
memory = malloc(64 << 20)
memset(memory, 1, 64 << 20)
gathered = work() + work()           # the first collection finds it
print(alone > 4, gathered <= 3)
free(memory)
