"""Programs that call every method of a builtin type, and every builtin function, with arguments that fit and others.

They are tables and a loop, since compiling each call by itself would take minutes. Methods are called through the
type: CPython words the errors of bound methods in another way, and programs call methods by name.
"""

from __future__ import annotations

# Objects of each type, as expressions.
VALUES = {
    "int": ["0", "5", "-7", "10**25"],
    "float": ["0.0", "2.5", "-1e300", "float('inf')", "float('nan')"],
    "bool": ["True"],
    "complex": ["1+2j"],
    "str": ["''", "'hello world'", "'\\u01c5x\\xdf \\u0130\\t1'", "'a,b,,c'"],
    "bytes": ["b''", "b'hello world'", "b'a,b,,c\\t'"],
    "bytearray": ["bytearray(b'hello world')"],
    "list": ["[]", "[3, 1, 2]", "['a', None, 1.5]"],
    "tuple": ["()", "(3, 1, 3)"],
    "dict": ["{}", "{'a': 1, 2: 'b'}"],
    "set": ["set()", "{1, 2, 3}"],
    "frozenset": ["frozenset()", "frozenset({1, 2})"],
    "range": ["range(0)", "range(1, 10, 3)"],
    "slice": ["slice(1, 5, 2)", "slice(None)"],
    "dict_keys": ["{'a': 1, 2: 'b'}.keys()"],
    "dict_items": ["{'a': 1, 2: 'b'}.items()"],
}
ONE = ["0", "1", "-1", "3", "2.5", "'a'", "b'a'", "None", "[]", "[1, 2]", "(1, 2)", "{'a': 1}", "{1, 2}",
       "''", "'lo'", "b'lo'", "10**20", "True", "len",
       "range(3)", "1j", "'abc'", "('a', 'h')", "iter([1, 2])"]
MORE = ["0, 1", "'a', 'b'", "b'a', b'b'", "'l', 1", "b'l', 2", "1, 'a'", "None, 1", "20, '*'", "20, b'*'",
        "'a', None", "[1], 5", "1, 10**20", "'utf-8', 'strict'",
        "'ascii', 'replace'", "2, -1", "0, 1, 2", "'l', 'L', 1", "b'l', b'L', 1", "'o', 2, 8", "b'o', 2, -1",
        "'ab', 'xy', 'z'", "1, 'x', None",
        "'o', None, None", "foo=1", "key=None", "sep='a'", "maxsplit=1", "keepends=True", "start=1",
        "encoding='ascii'", "errors='ignore'", "tabsize=4",
        "default=5", "length=2", "byteorder='little'", "signed=True", "a=1, b=2", "key=len", "reverse=1",
        "strict=True", "'a', foo=1", "1, 2, 3, 4, 5",
        "base=2", "ndigits=1"]
FUNCTIONS = ["abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "complex",
             "dict", "divmod", "enumerate", "filter", "float",
             "format", "frozenset", "getattr", "hasattr", "hex", "int", "isinstance", "issubclass", "len",
             "list", "map", "max", "min", "next", "oct", "ord",
             "pow", "range", "repr", "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple",
             "zip"]
OF_FUNCTIONS = ["object", "int", "'12'", "' 7 '", "'0x1f'", "'1e5'", "-5", "65", "'ab'", "str", "...",
                "10**400", "float('nan')", "slice(1)", "lambda x: x",
                "bytearray(b'x')", "1, int", "1, (int, str)", "int, object", "'a', 'upper'", "1, 'real'",
                "'101', 2", "'z', 36", "'1', 99", "2.567, 2",
                "1234, -2", "2.5, None", "1, 'd'", "1.5, '.3f'", "'a', '>5'", "[1], '5'", "len, ['a', 'bb']",
                "None, [0, 1]", "str, [1], [2]", "[1, 2], [3]",
                "iter([]), 7", "2, 0.5", "-8, 1/3", "7, -2", "7.5, 2", "0, -1", "1, 0", "[[1], [2]], []",
                "['a', 'b'], ''", "5, 2.0", "2, 10, 7", "2, -1, 7",
                "2, -1, 8", "2, 3, 0", "2, 3, -5", "2.0, 3, 5", "'a', 'zz', 5", "0, 10, 0", "len, [1], [2]",
                "[3, 1], key=None", "[3, 1, 2], reverse=True",
                "[], default=3", "1, 2, default=3", "'a', 'bb', key=len", "[1], strict=True",
                "[1], [2, 3], strict=True", "[1, 2], start=5",
                "[1], 2, start=3", "1, ndigits=2", "number=2.5", "base=2, exp=3", "2, exp=5, mod=3",
                "x=1, y=2", "[('a', 1)], b=2", "{'a': 1}, a=2", "object=5",
                "object=b'a', encoding='ascii'", "source='a', encoding='ascii'", "real=1, imag=2", "[1, 'a']",
                "[(1, 2), (3,)]", "[[1]]", "1, key=5",
                "[1], key=5", "'abc', reverse='x'"]
# With these a large number is a large amount of work, or memory.
LARGE = ["bytearray", "bytes", "center", "expandtabs", "frozenset", "list", "ljust", "range", "rjust", "set",
         "sorted", "sum", "to_bytes", "tuple", "zfill"]
OF_CLASS = ["from_bytes", "fromhex", "fromkeys", "maketrans"]

HEAD = """
def make(*args, **keywords):
    return args, keywords


def show(result):
    if hasattr(result, "__next__"):
        return type(result).__name__ + repr(list(result))
    if type(result).__name__ in ("set", "frozenset"):
        return type(result).__name__ + repr(sorted(map(repr, result)))
    return repr(result)


def without_addresses(text):
    return " ".join(word for word in text.split(" ") if word[:2] != "0x" or ">" not in word)


def attempt(label, f, args, keywords):
    try:
        shown = show(f(*args, **keywords))
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
    print(label, "=>", without_addresses(shown))


def is_too_large(name, text):
    return name in LARGE and "10**" in text


"""
METHOD_LOOP = """
for name in METHODS:
    for number, (label, value) in enumerate(VALUES):
        for text, arguments in ONE if number > 1 else ONE + MORE:
            if not is_too_large(name, text):
                x, (args, keywords) = value(), arguments()
                if name not in OF_CLASS:
                    args = (x,) + args
                attempt(f"{label}.{name}({text})", getattr(type(x), name), args, keywords)
                if MUTABLE:
                    print(without_addresses(show(x)))
"""
FUNCTION_LOOP = """
ADDRESSES = ("len", "iter", "lambda", "...", "object", "int", "str")
for name, function in FUNCTIONS:
    for text, arguments in ARGUMENTS:
        shows_address = name in ("repr", "ascii", "str", "format") and any(word in text for word in ADDRESSES)
        if not is_too_large(name, text) and not shows_address:
            attempt(f"{name}({text})", function, *arguments())
"""


def table(name: str, calls: list[str]) -> str:
    return f"{name} = [{', '.join(f'({call!r}, lambda: make({call}))' for call in calls)}]\n"


def methods(kind: str) -> list[str]:
    found = type(eval(VALUES[kind][0]))
    return [name for name in dir(found) if name[0] != "_" and callable(getattr(found, name))]


def methods_program(kind: str) -> str:
    values = ", ".join(f"({value!r}, lambda: {value})" for value in VALUES[kind])
    names = f"METHODS, LARGE, OF_CLASS = {methods(kind)}, {LARGE}, {OF_CLASS}\n"
    mutable = f"MUTABLE = {kind in ('list', 'dict', 'set', 'bytearray')}\n"
    return f"{HEAD}{names}{mutable}VALUES = [{values}]\n{table('ONE', ['', *ONE])}{table('MORE', MORE)}{METHOD_LOOP}"


def functions_program(names: list[str]) -> str:
    functions = ", ".join(f"({name!r}, {name})" for name in names)
    arguments = table("ARGUMENTS", ["", *ONE, *MORE, *OF_FUNCTIONS])
    return f"{HEAD}LARGE = {LARGE}\nFUNCTIONS = [{functions}]\n{arguments}{FUNCTION_LOOP}"
