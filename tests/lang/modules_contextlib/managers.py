from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    "a tag"
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("p") as value:
    print(value)
with tag("a"):
    raise ValueError("inside")
try:
    with tag("b"):
        raise KeyError("passes")
except KeyError as error:
    print("outside", error)
print(tag.__name__, tag.__doc__)


@tag("f")
def decorated(x):
    print("body", x)


decorated(1)
decorated(2)
with suppress(KeyError, IndexError):
    {}["x"]
print("after")


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing, nullcontext(5) as five:
    print(type(thing).__name__, five)
with ExitStack() as stack:
    names = [stack.enter_context(tag(name)) for name in "xy"]
    stack.callback(print, "called back", 1)
    print(names)


@contextmanager
def empty():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (empty, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)
