# Weak references to most objects are possible; to numbers, text, tuples, lists and dicts they are not.
import gc
import weakref


class Slots:
    __slots__ = ("x",)


class WithPlace:
    __slots__ = ("x", "__weakref__")


class Derived(Slots):
    pass


class MyList(list):
    pass


class MyInt(int):
    pass


class MyError(Exception):
    pass


def function():
    yield


for value in (WithPlace(), Derived(), MyList(), MyError(), {1}, frozenset("a"), function, function(), len, int, A := type("A", (), {}), gc):
    weakref.ref(value)
for value in (1, 1.5, 1j, "text", b"bytes", (), [], {}, None, True, object(), Slots(), MyInt(), ValueError(), range(3), slice(1), NotImplemented):
    try:
        weakref.ref(value)
        print("possible", value)
    except TypeError as error:
        print(error)
