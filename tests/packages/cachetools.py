# packages: cachetools==5.3.2
import cachetools
from cachetools import keys

for kind in (cachetools.LRUCache, cachetools.LFUCache, cachetools.FIFOCache, cachetools.MRUCache):
    cache = kind(maxsize=3)
    for letter in "abcab":
        cache[letter] = cache.get(letter, 0) + 1
    cache["d"] = 9
    print(kind.__name__, cache, len(cache), cache.currsize, cache.maxsize, sorted(cache), cache.pop("d"), "zz" in cache, cache.get("zz", 7), cache.setdefault("q", 1))
clock = [0]
timed = cachetools.TTLCache(2, ttl=10, timer=lambda: clock[0])
timed["x"] = 1
clock[0] = 5
timed["y"] = 2
clock[0] = 11
print(list(timed), len(timed), timed.get("x"), timed["y"])
sized = cachetools.LRUCache(10, getsizeof=len)
sized["a"] = "12345"
sized["b"] = "123456"
print(dict(sized), sized.currsize)
calls = []


@cachetools.cached(cachetools.LRUCache(2), info=True)
def square(number, *, extra=0):
    calls.append(number)
    return number * number + extra


print(square(2), square(2), square(3), square(2, extra=1), square.cache_info(), calls, keys.hashkey(1, a=2), keys.typedkey(1), square.cache_key(2))


class Thing:
    def __init__(self):
        self.cache = cachetools.LRUCache(5)

    @cachetools.cachedmethod(lambda self: self.cache)
    def double(self, number):
        calls.append(("double", number))
        return number * 2


thing = Thing()
print(thing.double(4), thing.double(4), calls[-1], len(thing.cache))
for action in (lambda: sized.__setitem__("c", "x" * 20), lambda: cachetools.LRUCache(1)["no"], lambda: cachetools.LRUCache(1).popitem()):
    try:
        action()
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
