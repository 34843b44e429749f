# Every method of bytes on a bytearray, with results that are bytearrays; and the methods that change it.
def attempt(name, *args):
    array = bytearray(b"hello world")
    try:
        print(name, args, getattr(array, name)(*args), array)
    except Exception as error:
        print(name, args, f"{type(error).__name__}: {error}", array)


CASES = {
    "append": [(33,), (256,), ("a",), (), (1, 2), (True,)], "clear": [(), (1,)], "copy": [()],
    "extend": [(b"xyz",), ([1, 2, 300],), (5,), ("abc",), ([65, 66],), (["a"],), (range(3),)],
    "insert": [(0, 65), (-1, 65), (100, 65), (-100, 65), (0,), ("a", 1), (0, 999)], "pop": [(), (0,), (-2,),
                                                                                            (99,), ("a",), (1,
                                                                                                            2)],
    "remove": [(104,), (1,), ("a",), (300,)], "reverse": [(), (1,)],
    "find": [(b"o",), (111,), (b"o", 5), (b"o", 5, 7), ("o",), (300,), (), (1, 2, 3, 4)], "rfind": [(b"o",)],
    "index": [(b"zz",), (b"w",)],
    "count": [(b"l",), (b"",)], "replace": [(b"l", b"LL"), (b"l", b"L", 1), ("a", b""), (b"a",)],
    "split": [(), (b"o",), (b"o", 1), (None, 1), ("o",), (b"",)], "rsplit": [(b"o", 1), ()],
    "splitlines": [()],
    "partition": [(b" ",), (b"zz",), ("a",), (b"",)], "rpartition": [(b"o",)], "strip": [(b"hd",), (), ("a",
                                                                                                        )],
                                                                                                        "lstrip": [(b"h",)],
    "rstrip": [(b"d",)], "upper": [()], "title": [()], "capitalize": [()], "swapcase": [()],
    "center": [(20,), (20, b"*"), (20, "*"), (20, bytearray(b"*"))], "ljust": [(15, b"-")], "rjust": [(15,)],
    "zfill": [(15,)],
    "expandtabs": [()], "isalpha": [()], "isdigit": [()], "islower": [()], "isascii": [()],
    "startswith": [(b"he",), ((b"x", b"he"),), ("he",), ([b"he"],)], "endswith": [(b"ld",), (b"wo", 0, 8)],
    "join": [([b"a", bytearray(b"b"), memoryview(b"c")],), (["a"],), (5,), (b"abc",)], "decode": [(),
                                                                                                  ("ascii",),
                                                                                                  ("foo",),
                                                                                                  (5,)],
    "hex": [(), (":",), (":", 2), (b":", -4), ("ab",), ("é",), (5,)],
    "translate": [(None,), (None, b"lo"), (bytes(range(256))[::-1],), (b"ab",), ()], "removeprefix": [(b"he",
                                                                                                       ),
                                                                                                       ("he",
                                                                                                        )],
    "removesuffix": [(b"ld",)], "nosuch": [()],
}
for name, calls in CASES.items():
    for args in calls:
        if not any(isinstance(a, list) and any(isinstance(i, memoryview) for i in a) for a in args):
            attempt(name, *args)
print(bytearray(b",").join([b"a", bytearray(b"b"), memoryview(b"c")]))
