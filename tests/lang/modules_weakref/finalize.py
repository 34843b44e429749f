# weakref.finalize calls its function once: when the object dies, when asked, or at the end of the program.
import gc
import weakref


class A:
    pass


def make(*args):
    a = A()
    a.itself = a
    return weakref.finalize(a, print, *args)


first = make("dead", 1)
gc.collect()
print(first.alive, first(), first.peek())
kept = A()
second, third, fourth = (weakref.finalize(kept, print, name) for name in ("second", "third", "fourth"))
print(second.alive, second.peek()[1:] == (print, ("second",), {}), second())
print(second.alive, third.detach()[0] is kept, third.alive, fourth.atexit)
last = weakref.finalize(kept, print, "last")
