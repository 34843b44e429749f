"""Whether a prompt has to ask for more lines: as codeop does."""

import codeop

import pytest

from dwarfpython.syntax import is_incomplete

INPUTS = [
    "", "\n", "# comment", "x = 1", "x = 1\n", "x = ", "x = (", "x = (1,\n", "x = (1,\n2)", "f(",
    "f(a,\n  b", "[", "{'a':", "(]", ")",
    "if x:", "if x:\n", "if x:\n  y", "if x:\n  y\n", "if x:\n  y\nelse:", "if x:\n  y\nelse:\n  z",
    "if x:\n  y\nelse:\n  z\n",
    "if x: y", "if x: y\n", "if x", "def f():", "def f():\n  return 1", "def f():\n  return 1\n", "def f(",
    "@a", "@a\n",
    "@a\ndef f(): pass", "@a\ndef f(): pass\n", "class A:", "class A: pass", "class A: pass\n", "try:",
    "try:\n  x", "try:\n  x\n",
    "try:\n  x\nexcept A:", "try:\n  x\nexcept A:\n  y", "try:\n  x\nexcept A:\n  y\n",
    "try:\n  x\nfinally:\n  y\n",
    "'''", "'''abc\n", "'''abc\ndef'''", "'abc", "'abc\\", "x = \\", "x = \\\n", "x = \\\n1", "x = 1 +",
    "x = 1 +\n", "for", "for x in y: pass",
    "while x:\n\n", "  x", "x = = 1", "lambda", "a; b", "import", "x = 1 # c", "if x:\n  # c",
    "if x:\n  # c\n", "with a as b:", "f'{x'",
    "0777", "x = [\n# c", "def f(a,\n", "if x:\n  if y:\n    z", "if x:\n  if y:\n    z\n",
    "class A:\n  def f(self):\n", "x ?",
]


@pytest.mark.parametrize("source", INPUTS)
def test_as_codeop(source):
    try:
        expected = codeop.compile_command(source, symbol="single") is None
    except SyntaxError:
        expected = False
    assert is_incomplete(source) == expected


@pytest.mark.parametrize("source, incomplete",
                         [('print "x"', False), ('print "x",', False), ('if x: print "x"', True),
                                                ('def bye():\n    print "Goodbye"\n', False)])
def test_print_statement(source, incomplete):
    assert is_incomplete(source) == incomplete
