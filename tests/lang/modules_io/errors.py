import io
import os

from _place import path, written


def attempt(action):
    try:
        print(repr(action()))
    except Exception as problem:
        print(f"{type(problem).__module__}.{type(problem).__name__}: {problem}".replace(path, "PATH"))


written(b"abc\ndef\n")
attempt(lambda: open("/no/such/file"))
attempt(lambda: open("/"))
attempt(lambda: open(""))
for mode in ("z", "rw", "rt+b", "w+r", "", "b", "U", "rr"):
    attempt(lambda: open(path, mode))
attempt(lambda: open(path, "rb", encoding="utf-8"))
attempt(lambda: open(path, "rb", errors="strict"))
attempt(lambda: open(path, "rb", newline=""))
attempt(lambda: open(path, newline="x"))
attempt(lambda: open(path, newline=3))
attempt(lambda: open(path, "r", 0))
attempt(lambda: open(3.5))
attempt(lambda: open(path, 5))
attempt(lambda: open(path, closefd=False))
attempt(lambda: open("a\0b"))
attempt(lambda: open(-3))
for mode in ("r", "a", "rb", "ab", "r+b"):
    f = open(path, mode)
    for name, arguments in (("read", ()), ("readline", ()), ("write", ("x",)), ("write", (b"",)), ("readlines", ()), ("__next__", ()),
                            ("seek", (0,)), ("seek", (1, 1)), ("seek", (0, 9)), ("seek", (-1,)), ("read", ("x",))):
        print(mode, name, arguments, end=": ")
        attempt(lambda: getattr(f, name)(*arguments))
    f.close()
    f.close()
    for name, arguments in (("read", ()), ("readline", ()), ("write", ("x",)), ("write", (b"x",)), ("flush", ()), ("tell", ()),
                            ("seek", (0,)), ("truncate", ()), ("readable", ()), ("fileno", ()), ("__enter__", ()), ("__iter__", ()),
                            ("__next__", ()), ("readlines", ()), ("isatty", ())):
        if (mode, name) not in (("a", "readable"), ("ab", "readable")):
            print("closed", mode, name, end=": ")
            attempt(lambda: getattr(f, name)(*arguments))
with open(path) as f:
    next(f)
    attempt(f.tell)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
os.remove(path)
