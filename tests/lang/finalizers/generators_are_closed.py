# A suspended generator that is dropped runs its finally and with clauses; one that has not begun runs nothing.
import gc
from contextlib import contextmanager


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield
    finally:
        print("exit", name)


def numbers(name):
    with managed(name):
        try:
            yield 1
            yield 2
        except GeneratorExit:
            print("closing", name)
            raise
        finally:
            print("finally", name)


def drop(name, begin):
    generator = numbers(name)
    if begin:
        next(generator)


drop("first", True)
gc.collect()
drop("second", False)
gc.collect()
print("end")
