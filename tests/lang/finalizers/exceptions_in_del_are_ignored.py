# An exception in __del__ is printed and goes no further.
import gc


class Bad:
    def __del__(self):
        print("finalizing")
        raise ValueError("not seen")


def make():
    bad = Bad()
    bad.itself = bad


try:
    make()
    gc.collect()
    print("no exception")
except ValueError:
    print("wrong")
