"""print as a function, and as the statement of Python 2 that the papers use."""

import ast

import pytest

from .oracle import difference
from dwarfpython.errors import SourceError
from dwarfpython.syntax import parse


@pytest.mark.parametrize("statement, call", [
    ('print "x"', 'print("x")'),
    ("print s", "print(s)"),
    ("print log2(s.st_size)", "print(log2(s.st_size))"),
    ("print a, b", "print(a, b)"),
    ('print "a",', 'print("a", end=" ")'),
    ("print a, b,", "print(a, b, end=' ')"),
    ("print 1", "print(1)"),
    ("print .5", "print(.5)"),
    ("print not x", "print(not x)"),
    ("print lambda: 1", "print(lambda: 1)"),
    ("print None", "print(None)"),
    ("print ~x", "print(~x)"),
    ("print {1: 2}", "print({1: 2})"),
    ("print ...", "print(...)"),
    ("print x if y else z", "print(x if y else z)"),
    ('print "a" % b, c', 'print("a" % b, c)'),
    ('print f"{x}"', 'print(f"{x}")'),
    ("if x: print y", "if x: print(y)"),
    ("x = 1; print x; print y", "x = 1; print(x); print(y)"),
    ("def f():\n  print x\n  return 1", "def f():\n  print(x)\n  return 1"),
    ("if x:\n  pass\nprint x", "if x:\n  pass\nprint(x)"),
])
def test_statement(statement, call):
    assert ast.dump(parse(statement + "\n")) == ast.dump(ast.parse(call))


@pytest.mark.parametrize("source", [
    "print", "print()", "print(x)", "print (x), y", "print -x", "print +x", "print * x", "print [x]",
    "print.x", "print = x",
    "print, x", "print += x", "print == x", "print in x", "print not in x", "print is x", "print and x",
    "print or x",
    "print if x else y", "print: int", "x = print", "print if print else print", "[print for print in x]",
])
def test_expression(source):
    assert not difference(parse(source), ast.parse(source))


def test_places():
    statement = parse('  \nprint "a", b,\n').body[0]
    call = statement.value
    assert (statement.lineno, statement.col_offset, statement.end_col_offset) == (2, 0, 13)
    assert (call.func.col_offset, call.func.end_col_offset) == (0, 5)
    assert (call.keywords[0].col_offset, call.keywords[0].end_col_offset) == (12, 13)


@pytest.mark.parametrize("source", ["x = print y", "f(print x)", "lambda: print x", "print x y"])
def test_only_at_the_start_of_a_statement(source):
    with pytest.raises(SourceError):
        parse(source)
