# bytes() and bytearray() of every kind of source, and their errors.
def attempt(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Counted:
    def __index__(self):
        return 3


class Own:
    def __bytes__(self):
        return b"own"


SOURCES = [(), (5,), (b"abc",), ("abc",), ("abc", "utf-8"), ("é", "latin-1"), ([1, 2, 3],), ([256],), (["a"],
                                                                                                       ),
                                                                                                       (range(5),), (None,), (1.5,), (-1,),
           (b"a", "utf-8"), (bytearray(b"xy"),), (memoryview(b"mv"),), ("a", "ascii", "strict", "x"), ([-1],),
           (10**30,), (True,), ("é", "ascii"),
           ("a", 5), ("é", "ascii", "ignore"), (Counted(),), (Own(),), (memoryview(b"abcdef")[::-2],),
           ([Counted(), 7],), (iter(b"iter"),)]
for args in SOURCES:
    attempt(bytes, *args)
    attempt(bytearray, *args)
attempt(bytearray, source=b"q")
attempt(bytes, source="q", encoding="ascii")
attempt(bytearray, encoding="x")
attempt(bytes, errors="x")
attempt(bytes, foo=1)
for text in ["0a 0B ff", "0", "zz", "", " ", "00 1", "0 0", "é", b"00", None]:
    attempt(bytes.fromhex, text)
    attempt(bytearray.fromhex, text)
attempt(bytes.maketrans, b"abc", bytearray(b"xyz"))
attempt(bytearray.maketrans, b"a", b"")
attempt(bytes.maketrans, "a", "b")
