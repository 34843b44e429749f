"""What each name means: compared with CPython's symtable, and the few things that symtable does not show."""

import ast
import symtable
from pathlib import Path

import pytest
from .oracle import scope_differences

from dwarfpython.syntax import analyse, parse, parse_source, read
from dwarfpython.syntax.binding import bind
from dwarfpython.syntax.scope import Storage, mangle

PROGRAMS = Path(__file__).parent / "programs"


def scopes_of(source):
    text = read(source, "test.py")
    return analyse(parse_source(text), text)


@pytest.mark.parametrize("path", sorted(PROGRAMS.glob("*.py")), ids=lambda path: path.stem)
def test_as_symtable(path):
    source = path.read_text()
    assert scope_differences(symtable.symtable(source, "test.py", "exec"), bind(parse(source)).module) == []


def test_scopes_are_found_by_their_nodes():
    text = read("class C:\n  def f(self): return [lambda: x for x in self]\n", "test.py")
    tree = parse_source(text)
    scopes = analyse(tree, text)
    found = [scopes.of[node] for node in ast.walk(tree) if node in scopes.of]
    assert [scope.kind for scope in found] == ["module", "class", "function", "comprehension", "lambda"]
    assert all(inner.parent is outer for outer, inner in zip(found, found[1:]))
    assert found[-1].lookup("x").storage is Storage.FREE
    assert found[-2].named(Storage.CELL) == ["x"]
    assert found[2].parameters == ["self"]


def test_parameters_have_the_order_of_the_code_object():
    scopes = scopes_of("def f(a, /, b, *c, d, **e): pass\n")
    assert scopes.module.children[0].parameters == ["a", "b", "d", "c", "e"]


def test_class_cell():
    scopes = scopes_of("class A:\n  def m(self): return super().m()\nclass B:\n  def m(self): return 1\n")
    assert [child.needs_class_cell for child in scopes.module.children] == [True, False]


def test_generators_are_known():
    scopes = scopes_of((PROGRAMS / "generators.py").read_text())
    assert [scope.is_generator for scope in scopes.module.walk()] == [False, True, True, False, True, True]


@pytest.mark.parametrize("private, name, mangled", [
    ("A", "__x", "_A__x"), ("__A", "__x", "_A__x"), ("A", "__x__", "__x__"), ("A", "_x", "_x"),
    ("__", "__x", "__x"),
    (None, "__x", "__x"), ("A", "__x.y", "__x.y"),
])
def test_mangling(private, name, mangled):
    assert mangle(private, name) == mangled
