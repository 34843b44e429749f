from functools import cache, cached_property, lru_cache


@lru_cache(maxsize=None)
def fib(n):
    "Fibonacci."
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__, fib.__doc__)
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=2)
def square(x, *, scale=1):
    print("computing", x, scale)
    return x * x * scale


print(square(1), square(2), square(1), square(3), square(2), square(2, scale=3), square.cache_info())
print(square.cache_parameters(), square.cache_info().hits, square.cache_info()[1])


@lru_cache
def plain(x):
    return [x]


@cache
def two(a, b):
    return a + b


print(plain(1) is plain(1), plain(1) is plain(1.0), two(1, 2), two(1, b=2), two.cache_info(), plain.__wrapped__(5))


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())
try:
    two([], 1)
except TypeError as error:
    print(error)


class Lazy:
    @cached_property
    def value(self):
        print("once")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, vars(lazy))
