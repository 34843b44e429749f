"""Functions that threads of C call."""

import c
import foreign
import gc
import threading

seen, names = {}, set()


def small(number, turn):
    return 1


print("the first thread that calls", foreign.call_on_small_stack(small, 1 << 18), foreign.call_on_c11_thread(small, 3))


def note(number, turn):
    seen.setdefault(number, []).append([turn, str(turn)])
    names.add(threading.current_thread().name)
    return turn


works = [foreign.begin(note, number, 200) for number in range(6)]
print([foreign.end(work) for work in works])
print(all([turn for turn, _ in seen[number]] == list(range(200)) for number in range(6)), len(names))


def deep(number, turn):
    def deeper(n): return deeper(n + 1) + 1
    try:
        deeper(0)
    except RecursionError as error:
        print("deep:", error)
    return 5


print(foreign.call_on_small_stack(deep, 1 << 18))


def raises(number, turn):
    def compare(a, b): raise KeyError("from qsort")
    try:
        c.qsort([3, 2, 1], 3, 8, compare)
    except KeyError as error:
        print("caught", error)
    raise ValueError("nobody waits")


print(foreign.end(foreign.begin(raises, 0, 2)))


class Thing:
    def __init__(self, value): self.value = value


def receive(object):
    gc.collect()
    print("kept", object.value)


keeper = foreign.keeper_new(Thing([1, "two"]), receive)
for i in range(5):
    gc.collect()
    [Thing(i) for i in range(1000)]
foreign.keeper_release(keeper)
print(threading.active_count() >= 1)
