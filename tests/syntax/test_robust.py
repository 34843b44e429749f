"""Any bytes at all give a tree or a SourceError, and soon."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from .oracle import our_error

from dwarfpython.errors import SourceError
from dwarfpython.syntax import parse

FRAGMENTS = [piece.encode("latin-1") for piece in (
    "( ) [ ] { } : = , . ; @ * ** -> ' \" \\ # $ ? x 1 0x 1e f' f\" ''' \"\"\" {x !r} lambda not in is print"
    " yield return global nonlocal import from with( as else: \x00 \xff \xc3\xa9 \xed\xa0\x80 \xe2\x84\x98"
    " \xef\xbb\xbf"
).split(" ")] + [
    b"\n", b"  ", b"\t", b"\r", b"\x0c", b"\\\n", b"if x:", b"def f(a, b=1):\n", b"# coding: latin-1\n",
    b"for x in ", b"\\N{", b"class\xa0A",
]

N = 20_000
DEEP = {
    "parentheses": "(" * N, "not": "not " * N + "1", "minus": "-" * N + "1", "attributes": "a" + ".b" * N,
    "sum": "1" + "+1" * N,
    "conditionals": "a if b else " * N + "c", "lambdas": "lambda: " * N + "1", "powers": "1**" * N + "1",
    "calls": "f" + "()" * N,
    "subscripts": "a" + "[0]" * N, "elif": "if a: pass\n" + "elif b: pass\n" * N, "f-strings": "f'{" * N,
    "blocks": "".join(" " * depth + "if x:\n" for depth in range(500)) + " " * 500 + "pass\n",
}
LONG = {
    "targets": "x = " * N + "1", "tuple": "1, " * N, "statements": "x = 1\n" * N, "strings": "'a' " * N,
    "comparison": "a < " * N + "b",
    "and": "a and " * N + "b", "decorators": "@a\n" * N + "def f(): pass\n", "import": "import a" + ".a" * N,
    "semicolons": "a;" * N,
    "continuations": "\\\n" * N + "x", "fields": "f'" + "{x}" * N + "'",
    "nested within the limit": "1" + "+1" * 900,
    "name": "x" * N, "parameters": "def f(" + ",".join(f"a{n}" for n in range(N)) + "): pass",
}


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(b"".join) | st.binary(max_size=80))
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_any_bytes(data):
    our_error(data)


def test_long_nonsense():
    choice = random.Random(3)
    for _ in range(20):
        our_error(b" ".join(choice.choices(FRAGMENTS, k=2000)))


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused(name):
    message = our_error(DEEP[name])
    assert message and ("deep" in message or "too many" in message or "expecting" in message)


@pytest.mark.parametrize("name", LONG)
def test_long_programs_are_taken(name):
    assert our_error(LONG[name]) is None


@pytest.mark.parametrize("data, message", [
    (b"x = '\xff'\n",
     "(unicode error) 'utf-8' codec can't decode byte 0xff in position 5: invalid start byte"),
    (b"# coding: nonsense\n", "unknown encoding: nonsense"),
    (b"# coding: rot13\n", "encoding problem: rot-13"),
    (b"\xef\xbb\xbf# coding: latin-1\n", "encoding problem: latin-1 with BOM"),
    (b"x = 1\n\0", "source code cannot contain null bytes"),
    (b"x = " + b"9" * 5000, "Exceeds the limit (4300 digits)"),
])
def test_bad_encodings_and_numbers(data, message):
    with pytest.raises(SourceError) as caught:
        parse(data)
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize("data", ["# coding: latin-1\nx = '\xe9'\n".encode("latin-1"),
                                  "#!sh\n# vim: coding=cp1252\nx = '\xe9'".encode("cp1252"),
                                  "\ufeffx = '\xe9'".encode(), "x = '\xe9'".encode()])
def test_encodings(data):
    assert parse(data).body[0].value.value == "\xe9"
