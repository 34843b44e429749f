"""Text, formatting and bytes of the runtime against CPython's."""

from __future__ import annotations

import itertools
import math
import random
import sys
from pathlib import Path

from runtime_values import COMPARE, Case, check

RUNTIME = Path(__file__).parents[2] / "runtime"
TEXTS = ["", "a", "abc", "aabaabaa", "Hello, World", "  two  words ", "ünïcödé ☃ 𝄞 text",
         "a\tb\nc\r\nd\x0be\u2028f\x85g", "'\"\\", "\x00\x01\x7f\x80\xa0\xad",
         "ﬁne ß ŉ ǅ İ", "ΑΣ ΑΣΑ Σ", "\ud800\udc80", "123", "٣½²", "éa" * 20, "日本語", "x" * 100]
BYTES = [text.encode("utf-8", "surrogatepass") for text in TEXTS] + [b"\xff\xfe", b"\xe2\x82", b"\xe2(\xa1",
    b"\xf0\x9f\x92", b"\xed\xa0\x80", b"\xc0\x80", b"ab\xe9c"]


def test_every_code_point() -> None:
    """All the tables: printability by repr, the properties, the case mappings."""
    points = [*range(0x3000), *range(0x3000, 0x11000, 3), *range(0x11000, 0x20000, 5), 0xD7FF, 0xD800,
              0xDFFF, 0xE000, 0xFFFF, 0x10000, 0xE0001, 0x10FFFF]
    names = ["isalnum", "isalpha", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
             "isprintable", "isspace", "istitle", "isupper"]
    check([Case("call", "repr", (chr(point),)) for point in points])
    runs = ["".join(map(chr, points[i:i + 8])) for i in range(0, len(points), 8)]
    check([Case("method", name, (chr(point),)) for name in names for point in points[::4]])
    check([Case("method", name, (run,)) for name in ("lower", "upper", "title", "capitalize", "swapcase",
                                                     "casefold") for run in runs])


def test_table_is_what_the_script_makes() -> None:
    if sys.version_info[:2] != (3, 11):
        return
    sys.path.insert(0, str(RUNTIME))
    import contextlib
    import io

    import unicode_table
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        unicode_table.main()
    assert text.getvalue() == (RUNTIME / "unicode_table.c").read_text()


def test_methods_without_arguments() -> None:
    both = ["capitalize", "expandtabs", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace",
            "istitle", "isupper", "lower", "lstrip",
            "rsplit", "rstrip", "split", "splitlines", "strip", "swapcase", "title", "upper"]
    only_str = ["casefold", "encode", "isdecimal", "isidentifier", "isnumeric", "isprintable"]
    check([Case("method", name, (text,)) for name in both for text in [*TEXTS, *BYTES]]
          + [Case("method", name, (text,)) for name in only_str for text in TEXTS]
          + [Case("method", name, (text,)) for name in ("decode", "hex") for text in BYTES]
          + [Case("call", name, (text,)) for name in ("repr", "str", "ascii", "len", "ord")
             for text in [*TEXTS, *BYTES]])


def test_searching() -> None:
    source = random.Random(1)
    bounds = [(), (1,), (None, -1), (-3,), (2, 5), (5, 2), (100,), (0, 100), (-100, 100), (3, None),
              (10**30,), (-10**30, 10**30)]
    cases = []
    for text in TEXTS[:14]:
        parts = ["", "a", "aa", "b", "z", " ", "☃", "𝄞 t", text, text[1:3], text + "x"]
        cases += [Case("method", name, (text, part, *bound)) for name in ("find", "rfind", "index", "rindex",
            "count", "startswith", "endswith")
                  for part in parts for bound in bounds]
    for text in BYTES[:6]:
        cases += [Case("method", name, (text, part, *bound)) for name in ("find", "rfind", "index", "rindex",
            "count") for part in (b"", b"a", b"aab", 97, 0, 256, "a")
                  for bound in bounds[:6]]
    cases += [Case("method", name, args) for name in ("find", "index", "count")
              for args in [("a", 1), ("a", None), ("a", b"a"), ("a", "a", "b"), ("a", "a", 1.5)]]
    cases += [Case("method", name, args) for name in ("startswith", "endswith")
              for args in [("abc", ("a", "bc")), ("abc", ()), ("abc", 1), ("abc", ("x", 1)),
                           (b"abc", (b"a", b"c")), (b"abc", "a"), (b"abc", (1,))]]
    check(source.sample(cases, min(len(cases), 12000)))


def test_changing() -> None:
    cases = []
    for text in TEXTS:
        for part, other in itertools.product(["", "a", "ab", " ", "☃", text[:2]], ["", "X", "é☃", "aa"]):
            cases += [Case("method", "replace", (text, part, other, *count))
                      for count in [(), (-1,), (0,), (1,), (3,)]]
        cases += [Case("method", name, (text, part)) for name in ("partition", "rpartition", "removeprefix",
            "removesuffix") for part in ("", "a", "aa", " ", "☃ ", text)]
        cases += [Case("method", name, (text, chars)) for name in ("strip", "lstrip", "rstrip")
                  for chars in (None, "", "a", "ab ", "xé", "日語", "☃t ")]
        cases += [Case("method", name, (text, *args)) for name in ("split", "rsplit")
                  for args in [(None,), (None, 0), (None, 1), (None, 2), (" ",), (" ", 1), ("a", 2), ("aa",),
                               ("ab", -1), ("", 1), ("☃", 1), ("a", 0)]]
        cases += [Case("method", "splitlines", (text, True)), Case("method", "splitlines", (text,),
            {"keepends": True}), Case("method", "split", (text,), {"maxsplit": 1}),
                  Case("method", "join", (text, ["a", "ü", "c"])), Case("method", "join", (text, ())),
                  Case("method", "join", (text, text))]
        cases += [Case("method", name, (text, width, *fill)) for name in ("center", "ljust", "rjust")
                  for width in (-1, 0, 5, 8, 9, 20) for fill in [(), ("*",), ("☃",), ("",), ("ab",)]]
        cases += [Case("method", "zfill", (text, width)) for width in (-1, 0, 5, 20)] + [Case("method",
            "zfill", (sign + "12", 6)) for sign in "+-"]
        cases += [Case("method", "expandtabs", (text, size)) for size in (-1, 0, 1, 4)]
    for text in BYTES:
        cases += [Case("method", "replace", (text, b"a", b"XY")), Case("method", "split", (text, b"a")),
                  Case("method", "rsplit", (text, b"a", 1)),
                  Case("method", "join", (text, [b"1", b"2"])), Case("method", "center", (text, 30, b"*")),
                  Case("method", "strip", (text, b"a \xff")),
                  Case("method", "partition", (text, b"a")), Case("method", "hex", (text, ":"))]
    wrong = [("replace", "a", 1, "b"), ("replace", "a", "b", 1), ("replace", "a", "b"),
             ("partition", "a", 1), ("partition", "a", ""), ("split", "a", 1), ("split", "a", ""),
             ("strip", "a", 1), ("join", "a", 1), ("join", "a", ["b", 1]), ("join", b"a", ["b"]),
             ("center", "a", "b"), ("center", "a", 5, 1), ("zfill", "a", None),
             ("removeprefix", "a", 1), ("replace", b"a", "a", b"b"), ("split", b"a", "a"),
             ("strip", b"a", "a"), ("lower", "a", 1), ("ljust", "a")]
    check(cases + [Case("method", name, args) for name, *args in ((name, *args) for name, *args in wrong)])


def test_translation() -> None:
    tables = [{97: 98}, {97: None, 98: "xyz"}, {97: "☃", 0x2603: 97}, {}, {97: 1.5}, {97: 0x110000}]
    check([Case("method", "translate", (text, table)) for text in TEXTS for table in tables]
          + [Case("method", "maketrans", args) for args in [("", "ab", "xy"), ("", "ab", "xyz"),
              ("", "ab", "☃é", "c"), ("", {"a": 1, 98: None}), ("", {"ab": 1}), ("", 1)]])


def test_operators_and_items() -> None:
    cases = [Case("compare", name, (a, b)) for name in COMPARE for a in TEXTS for b in TEXTS]
    cases += [Case("binary", "+", (a, b)) for a in TEXTS for b in TEXTS] + [Case("binary", "*", (a, n))
        for a in [*TEXTS, *BYTES] for n in (-1, 0, 1, 2, 7)]
    cases += [Case("binary", "*", (3, "é")), Case("binary", "*", ("a", 2**70)),
              Case("binary", "*", ("ab", 2**62)), Case("binary", "*", ("ab", 2**40))][:3]
    cases += [Case("getitem", "-", (text, i)) for text in [*TEXTS, *BYTES]
              for i in (-21, -3, -1, 0, 1, 2, 5, 20, True)]
    steps = [None, 1, 2, 3, -1, -2, -7, 100]
    cases += [Case("slice", "-", (text, start, stop, step)) for text in TEXTS
              for start in (None, 0, 1, -2, 9, -99) for stop in (None, 3, -1, 99) for step in steps]
    cases += [Case("slice", "-", (text, 1, None, step)) for text in BYTES for step in steps]
    check(cases)


def test_codecs() -> None:
    encodings = ["utf-8", "UTF8", "ascii", "latin-1", "iso8859-1"]
    errors = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape",
              "surrogatepass"]
    texts = [*TEXTS, "aé\u20acb", "\udcff", "\U0001F600x", "é" * 3, "a\ud800\ud801b"]
    check([Case("method", "encode", (text, encoding, error)) for text in texts for encoding in encodings
           for error in errors]
          + [Case("method", "decode", (data, encoding, error)) for data in BYTES for encoding in encodings
             for error in errors if error != "xmlcharrefreplace"]
          + [Case("method", "encode", ("é", "ascii", "nope")),
             Case("method", "decode", (b"\xff", "utf-8", "nope")),
             Case("method", "encode", ("é",), {"encoding": "ascii", "errors": "ignore"}),
             Case("method", "encode", ("a", 1))])


def test_format_specs() -> None:
    source = random.Random(2)
    specs = ["", "5", "<8", ">8", "^8", "=8", "*^9", "☃>7", "08", "+", "-", " ", "+08", "#x", "#010b", "#o",
             "X", "#X", ",", "_", "012,", "013,d", "_x", "#_b", "c", "5c", "n",
             "d", "b", "e", ".3e", "f", ".0f", "#.0f", "10.2f", "+.1f", ",.2f", "015,.2f", "g", ".3g", "#g",
             "G", "E", "%", ".1%", ".3", "10.4", "<10.4", ".0", "z.1f", "z", "_.2f",
             "s", "10s", ".2s", "^10.3s", "q", "5.", ".", "1.2.3", ",,", ",_", "_,", ",x", ",s", "+s", "#s",
             "=5s", "05s", "<05", "é", "abc", "9" * 25, "<<5", "{<5", "0", "00", "-010.3f",
             "=+#010x", "5 ", "1" * 3 + "d", "+,", " ,.3f", "F", "010n", "_c", ".2d", "#.3", "#", "^", ">>>",
             "\x01", ",\x01"]
    values = [0, 7, -7, 1234567, -1234567, 2**70, -10**25, True, False, 0.0, -0.0, 1.5, -2.5, 3.14159, 1e16,
              1e17, 123456789.125, 1e-5, 1e300, 5e-324, -0.04, math.inf, -math.inf,
              math.nan, 0x2603, "", "abc", "ünï☃𝄞", None, [1], (1,), b"a"]
    cases = [Case("call", "format", (value, spec)) for value in values for spec in specs]
    aligns, signs, others = ["", "<", ">", "^", "=", "*<", "0=", "é^"], ["", "+", "-", " "], ["", "#", "0",
        "z", "#0"]
    for _ in range(5000):
        spec = "".join(map(source.choice, (aligns, signs, others, ["", "1", "9", "17"], ["", ",", "_"],
                                           ["", ".0", ".1", ".5", ".20"], [*"bcdeEfFgGnosxX%", ""])))
        cases.append(Case("call", "format", (source.choice(values), spec)))
    check(cases)


def test_percent_formatting() -> None:
    source = random.Random(3)
    values = [0, 7, -7, 255, 2**70, -2**70, True, 1.5, -2.75, 1e20, math.inf, math.nan, "abc", "☃", None,
              b"a", (1,)]
    cases = []
    for _ in range(5000):
        text = "%" + "".join(map(source.choice, (["", "-", "+", " ", "#", "0", "-0", "+0", "#0", "# "],
                                                 ["", "1", "5", "12"], ["", ".0", ".1", ".5", "."],
                                                 ["", "l", "h"], "diouxXeEfFgGcrsa%")))
        cases.append(Case("binary", "%", (f"<{text}>", (source.choice(values),))))
    cases += [Case("binary", "%", pair) for pair in [
        ("%s %s", (1, 2)), ("%s", (1, 2)), ("%s %s", (1,)), ("%s", 1), ("a", 1), ("a", ()), ("a", {}),
        ("a", [1]), ("%s", [1]), ("%s", {1: 2}), ("%(a)s %(b)d", {"a": 1, "b": 2}),
        ("%(a)s", {"b": 1}), ("%(a)s", 1), ("%(a)s", (1,)), ("%(a", {}), ("%(a(b)c)s", {"a(b)c": 1}),
        ("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%*d|", (-5, 3)), ("%.*f", (2, 3.14159)),
        ("%*d", ("a", 3)), ("%", 1), ("%y", 1), ("%5", 1), ("é%y", 1), ("%☃", 1), ("%%", ()), ("%%", (1,)),
        ("%5%|", ()), ("%d", "a"), ("%x", 1.5), ("%f", "a"), ("%c", "ab"),
        ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%d", 1e400), ("%d", math.nan), ("%d", None),
        ("%999999999999999999999d", 1), ("%.999999999999f", 1.0), ("%s", ()), ("%r %a", ("é", "é"))]]
    cases += [Case("binary", "%", pair) for pair in [(b"%s", b"a"), (b"%s", "a"), (b"%b|%5b", (b"a", b"b")),
                                                     (b"%d %x %o", (1, 255, 8)), (b"%c", 65), (b"%c", b"A"),
                                                     (b"%c", 256),
                                                     (b"%r %a", ("é", b"x")), (b"%(a)d", {b"a": 1}),
                                                     (b"%.2f", 1.5), (b"%f", "a"), (b"a", 1), (b"%y", 1)]]
    check(cases)


def test_format_method() -> None:
    calls = [("{}", 1), ("{} {}", 1, 2), ("{1} {0}", 1, 2), ("{} {}", 1), ("{0} {}", 1, 2), ("{} {0}", 1, 2),
             ("{a}",), ("{{}}",), ("{", 1), ("}", 1), ("{}}", 1), ("{{}", 1), ("{0", 1),
             ("{!r}", "é"), ("{!a}", "é"), ("{!s:>5}", "é"), ("{!x}", 1), ("{!}", 1), ("{!r", 1),
             ("{!rx}", 1), ("{:>{}}", "a", 5), ("{:{}{}}", "a", ">", 7), ("{0[1]}", [1, 2]),
             ("{0[a]}", {"a": 5}), ("{0[1][0]}", [1, (7,)]), ("{0[5]}", [1]), ("{0[}", [1]), ("{0[]}", [1]),
             ("{0.}", 1), ("{0[0]x}", [1]), ("{:d}", "a"), ("{:,}", 12345),
             ("{:{:{}}}", 1, 2, 3), ("{0}{0}", "ab"), ("☃{}☃", "é"), ("{:☃^7}", 1), ("{0[a]b}", {"a": 1}),
             ("{a{b}}",), ("{ 0}", 1), ("{99999999999999999999}", 1), ("{-1}", 1), ("{:}", 1), ("", 1),
             ("{0!r:^{1}}", "x", 9), ("{:%}", 0.5), ("{:}}", 1), ("}}{{",), ("{:{{}}}", 5), ("{:", 1),
             ("{!", 1), ("{0[99999999999999999999]}", [1]), ("{[a:]}", {"a:": 1}), ("{0[a]", {"a": 1}),
             ("{a!r", 1), ("{!rx", 1), ("{a\0b}", 1), ("{0!r}{", 1), ("{:{:{:}}}", 1, 2, 3)]
    keywords = [("{a} {b}", {"a": 1, "b": 2}), ("{a[0]}", {"a": [5]}), ("{a:{w}}", {"a": 1, "w": 5}),
                ("{a}", {"b": 1})]
    check([Case("method", "format", args) for args in calls] + [Case("method", "format", (text,), given)
        for text, given in keywords]
          + [Case("method", "format_map", args) for text, given in keywords for args in [(text, given)]]
          + [Case("method", "format_map", ("{}", {}))])


def test_text_functions() -> None:
    check([Case("call", name, args) for name, args in [
        ("chr", (0,)), ("chr", (0x10FFFF,)), ("chr", (0x110000,)), ("chr", (-1,)), ("chr", (2**70,)),
        ("chr", ("a",)), ("chr", (0xD800,)), ("ord", ("",)), ("ord", ("ab",)), ("ord", (1,)),
        ("ord", (b"ab",)), ("str", ()), ("str", (b"a\xff", "utf-8")), ("str", (b"a\xff", "latin-1")),
        ("str", (b"\xff", "ascii", "replace")), ("str", ("a", "utf-8")), ("str", (1, "utf-8")),
        ("bytes", ()), ("bytes", (3,)), ("bytes", (-1,)), ("bytes", ("é", "utf-8")), ("bytes", ("é",)),
        ("bytes", ([1, 2, 255],)), ("bytes", ([256],)), ("bytes", ([-1],)), ("bytes", ((65, 66),)),
        ("bytes", (1.5,)), ("bytes", (b"x",)), ("bytes", (["a"],)), ("bytes", (b"x", "utf-8")), ("bool", ()),
        ("bool", ("",)), ("bool", (0.0,)), ("bool", (2**70,)), ("bool", ([],)),
        ("repr", ([1, "a", (b"x", {1: None})],)), ("ascii", (["é☃𝄞"],)), ("str", (None,)), ("str", (True,)),
        ("repr", ()), ("repr", (1, 2)), ("round", ()), ("round", (1, 2, 3)), ("pow", ()), ("pow", (1,)),
        ("pow", (1, 2, 3, 4)), ("int", (1, 2, 3)), ("str", (1, 2, 3, 4)), ("float", (1, 2)), ("bool", (1, 2)), ("format", (1, 2)), ("format", ()), ("ascii", ()),
        ("repr", ((1,),)), ("repr", ({"a": [1.5, -0.0]},)), ("str", ([None],))]])


def test_equal_text_has_equal_hash() -> None:
    check([Case("compare", "==", (text, "".join(list(text)))) for text in TEXTS])
