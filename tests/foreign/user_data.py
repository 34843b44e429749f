# What a library keeps as a void * for a callback comes back as the very object, also when it is in C's hands alone.
import gc
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
