"""What each name means: compared with CPython's symtable, and the few things that symtable does not show."""

import ast
import symtable

import pytest
from .oracle import scope_differences

from dwarfpython.syntax import analyse, parse_source, read
from dwarfpython.syntax.scope import Storage, mangle

PROGRAMS = {
    "closures": "def f(a):\n  b = a\n  def g():\n    nonlocal b\n    def h(): return a, b\n    b = 1\n  class C:\n    a = a\n    def m(self): return a\n",
    "global through functions": "x = 1\ndef f():\n  global x, y\n  x = 2\n  def g(): return x\n  def h():\n    x = 1\n    return lambda: x\n",
    "class is no scope for methods": "def f():\n  x = 1\n  class C:\n    x = 2\n    def m(self): return x, __class__, super()\n    y = [x for z in x]\n",
    "mangled": "class _A:\n  __x = 1\n  def __m(self, __p):\n    global __g\n    import __i, __j.k\n    def f(): return __p, __x, __y__\n    return self.__z\nclass __:\n  __x = 1\n",
    "comprehensions": "def f(a):\n  return [b + a for b in a if (c := b) for d in (e for e in b)], {x: y for x, y in a}, c\n",
    "walrus": "[y := x for x in z]\ndef f():\n  global g\n  [g := x for x in z]\n  [[h := x for x in y] for y in z]\n  return lambda: [h for h in z]\n",
    "imports": "import a.b.c, d.e as f\nfrom . import g as h\nfrom i import *\ndef j():\n  import k.l\n  return lambda: k\n",
    "annotations": "x: int\ny: int = 1\n(z): int = 2\na.b: c\ndef f(p: q, *r: s, t: u = v, **w: x) -> y:\n  n: m\n  return n\n",
    "lazy annotations": "from __future__ import annotations\nx: int = 1\ndef f(p: q) -> r: y: z\n",
    "handlers": "def f():\n  try: x\n  except E as e:\n    return lambda: e\n  else: y = lambda: 1\n  with a as (b, c.d): pass\n  for g, h[i] in j: pass\n  del k\n",
    "decorators and defaults": "@a(lambda: b)\ndef f(x=lambda: c, *, y: (lambda: d) = lambda: e) -> (lambda: g): pass\n@h\nclass C(i, metaclass=lambda: j): pass\n",
    "generators": "def f():\n  yield x\ndef g():\n  return (yield from y)\ndef h():\n  return (a for a in b)\nlambda: (yield)\n",
    "nested classes": "def f(x):\n  class A:\n    class B:\n      def m(self): return x, __class__\n    global x2\n    nonlocal x\n    x = 1\n",
}


def scopes_of(source):
    text = read(source, "test.py")
    return analyse(parse_source(text), text)


@pytest.mark.parametrize("name", PROGRAMS)
def test_as_symtable(name):
    source = PROGRAMS[name]
    assert scope_differences(symtable.symtable(source, "test.py", "exec"), scopes_of(source).module) == []


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
    scopes = scopes_of(PROGRAMS["generators"])
    assert [scope.is_generator for scope in scopes.module.walk()] == [False, True, True, False, True, True]


@pytest.mark.parametrize("private, name, mangled", [
    ("A", "__x", "_A__x"), ("__A", "__x", "_A__x"), ("A", "__x__", "__x__"), ("A", "_x", "_x"), ("__", "__x", "__x"),
    (None, "__x", "__x"), ("A", "__x.y", "__x.y"),
])
def test_mangling(private, name, mangled):
    assert mangle(private, name) == mangled
