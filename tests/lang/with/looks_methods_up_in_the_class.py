class Plain:
    pass


class Complete:
    def __enter__(self):
        return "class"

    def __exit__(self, *args):
        return None


p = Plain()
p.__enter__ = p.__exit__ = lambda *args: print("never")
c = Complete()
c.__enter__ = lambda: "instance"
with c as got:
    print(got)


class Late(Complete):
    def __exit__(self, kind, value, trace):
        print("derived", kind)
        if kind:
            raise RuntimeError("on the way out")


for manager in p, 5, None, Late():
    try:
        with manager:
            raise ValueError("body")
    except (TypeError, RuntimeError) as error:
        print(error, repr(error.__context__))


class Truth:
    def __bool__(self):
        raise OverflowError("no truth")


class Odd(Complete):
    def __exit__(self, *args):
        return Truth()


with Odd():
    print("not asked")
try:
    with Odd():
        raise KeyError
except OverflowError as error:
    print(error)
