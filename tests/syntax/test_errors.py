"""Each program of tests/errors/syntax has one error, which is told in CPython's words and at its line."""

import re
from pathlib import Path

import pytest
from .oracle import expected_error

from dwarfpython.errors import SourceError
from dwarfpython.syntax import analyse, parse_source, read, settle_coroutines

PROGRAMS = sorted((Path(__file__).parent.parent / "errors" / "syntax").glob("*.py"))


def error_of(source: str, filename: str = "prog.py") -> SourceError:
    with pytest.raises(SourceError) as caught:
        text = read(source, filename)
        tree = parse_source(text)
        settle_coroutines(tree, text, is_imported=False)
        analyse(tree, text)
    return caught.value


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(path):
    source = path.read_text()
    lineno, message = next((number, found[1]) for number, line in enumerate(source.splitlines(), 1)
                           if (found := re.search(r"# error: (.*)", line)))
    if not re.match(r"\w+Error: ", message):
        message = f"SyntaxError: {message}"
    assert expected_error(source) == message
    error = error_of(source)
    assert f"{error.kind}: {error.message}" == message
    assert error.lineno == lineno


@pytest.mark.parametrize("source, text", [
    ("x = = 1\n", '  File "prog.py", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax'),
    ("if x:\n    return 1  \n",
     '  File "prog.py", line 2\n    return 1\n    ^^^^^^^^\nSyntaxError: \'return\' outside function'),
    ("é = 'éé' 1\n",
     '  File "prog.py", line 1\n    é = \'éé\' 1\n             ^\nSyntaxError: invalid syntax'),
    ("f(a,\n\tb c)\n",
     '  File "prog.py", line 2\n    b c)\n    ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?'),
    ("if x:\n",
     '  File "prog.py", line 2\n'
     "IndentationError: expected an indented block after 'if' statement on line 1"),
    ("1 + \x01\n",
     '  File "prog.py", line 1\n    1 + \\x01\n        ^\n'
     "SyntaxError: invalid non-printable character U+0001"),
])
def test_text_of_an_error(source, text):
    assert str(error_of(source)) == text


@pytest.mark.parametrize("source, message", [
    ("async def f(): pass\n", "async is not supported"),
    ("def f():\n  await x\n", "await is not supported"),
    ("def f():\n  async with x: pass\n", "async is not supported"),
    ("x = [a async for a in b]\n", "async is not supported"),
])
def test_what_the_language_does_not_take(source, message):
    error = error_of(source)
    assert (error.kind, error.message) == ("unsupported", message)


def test_an_earlier_error_is_told_before_a_later_one_of_layout():
    assert error_of("x = = 1\nif x:\n    y\n  z\n").lineno == 1
