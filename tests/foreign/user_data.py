# What a library keeps as a void * for a callback comes back as the very object, also when it is in C's hands alone.
import gc

import c
import user_data


class Counter:
    count = 0

    def up(self):
        self.count += 1


def numbers():
    yield 1


def show(data):
    print(type(data).__name__, data is wanted)


counter = Counter()
bound = counter.up
for wanted in (counter, "text", "", [1, 2], [2.5], ["a", "b"], [counter, None], [], {"a": 1}, (1, "a"), (), {1, 2}, frozenset(), b"bytes",
               bytearray(b"bytes"), memoryview(b"bytes"), range(3), slice(1), ValueError("x"), 1 + 2j, len, show, Counter, bound, int, numbers()):
    on_event(show, wanted)
    gc.collect()
    event()
    if data_of_event() is not wanted:
        print("but not as a result", data_of_event())
# expect: Counter True
# expect: str True
# expect: str True
# expect: list True
# expect: list True
# expect: list True
# expect: list True
# expect: list True
# expect: dict True
# expect: tuple True
# expect: tuple True
# expect: set True
# expect: frozenset True
# expect: bytes True
# expect: bytearray True
# expect: memoryview True
# expect: range True
# expect: slice True
# expect: ValueError True
# expect: complex True
# expect: builtin_function_or_method True
# expect: function True
# expect: type True
# expect: method True
# expect: type True
# expect: generator True

# Numbers are values: as large as they may be
for number in (5, -1, True, 2.5, 1 << 62, 1 << 200):
    on_event(lambda data: print(data == number, type(data).__name__), number)
    event()
# expect: True int
# expect: True int
# expect: True bool
# expect: True float
# expect: True int
# expect: True int


# A list may grow meanwhile. Where a number tells its size it is memory to work on
def collect(rows, count):
    on_event(lambda rows: rows.append(len(rows)), rows)
    for _ in range(count):
        event()


rows = [0]
collect(rows, 500)
print(rows == list(range(501)))          # expect: True
longs, sums = [5, 2, 9], [0]
each(longs, 3, sizeof("long"), lambda item, sums: sums.append(sums[-1] + item), sums)
print(sums)                              # expect: [0, 5, 7, 16]


# A C array comes back as itself, too, where it is data; where it is items to sort, its first item is one
ints = new("int[4]", [4, 2, 3, 1])
on_event(lambda data: print(data is ints), ints)
event()                                  # expect: True
qsort(ints, 4, sizeof("int"), lambda a, b: a - b)
print(ints)                              # expect: { 1, 2, 3, 4 }


def of_a_function():
    pair = new("struct handler[2]")
    each(ints, 2, sizeof("int"), lambda item, data: print(item, data is pair), pair)


of_a_function()
# expect: 1 True
# expect: 2 True

# And what is stored in a struct beside the function
h = new("struct handler")
for thing in ([1, 2], bytearray(b"x"), ints, {"a": 1}, "text", 5):
    h.visit, h.data = lambda data: print(data is thing), thing
    handle(h)
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
handle(handler(lambda data: print(data is longs), longs))                 # expect: True
handle(new("struct handler", {"visit": lambda data: print(data is longs), "data": longs}))          # expect: True


# A struct that was passed by value lies in its caller's frame
print(by_value(1, wide((1.5, 2.5, 3.5, 4.5)), lambda w: int(w.d[3]) if typeof(w) is typeof(wide()) else int(w * 2)))    # expect: 10

# In C's hands alone
def give():
    on_event(lambda data: print(data["key"], len(data["list"])), {"key": "value" * 2, "list": list(range(100))})


give()
gc.collect()
garbage = [{"key": str(i)} for i in range(2000)]
event()                                  # expect: valuevalue 100


# What no memory shows is kept by hand
def hide():
    data = Counter()
    data.count = 7
    return id(keep(data)) ^ 0x5555555555555555


hidden = hide()
gc.collect()
garbage = [Counter() for i in range(2000)]
again = cast("void *", hidden ^ 0x5555555555555555)
on_event(lambda data: print(data.count), again)
event()                                  # expect: 7
keep(data_of_event(), False)
try:
    keep(data_of_event(), False)
except ValueError as error:
    print(error)                         # expect: keep(x, False): x is not kept
