"""tests/lang/tracebacks: what an uncaught exception prints is, word for word, what CPython 3.11 prints.

Suspect runtime/traceback.c and runtime/caret.c for the text, dwarfpython/ir/build for the places.
"""

import subprocess
import sys

import pytest
from conftest import TESTS

PROGRAMS = sorted((TESTS / "lang" / "tracebacks").glob("*.py"))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_as_cpython_prints_it(dwarfpython, program):
    wanted = subprocess.run([sys.executable, program.name], capture_output=True, text=True, cwd=program.parent)
    done = dwarfpython(program.name, cwd=program.parent)
    assert done.stderr == wanted.stderr
    assert (done.stdout, done.returncode) == (wanted.stdout, wanted.returncode)


def test_a_source_that_vanished_shows_no_lines(dwarfpython, tmp_path):
    (tmp_path / "gone.py").write_text("import c\nc.unlink('gone.py')\n1 / 0\n")
    done = dwarfpython("gone.py", cwd=tmp_path)
    assert done.stderr.splitlines() == ["Traceback (most recent call last):", f'  File "{tmp_path}/gone.py", line 3, in <module>',
                                        "ZeroDivisionError: division by zero"]


@pytest.mark.parametrize("text, shown", [("a", []), ("\\xff" * 99, []), ("\n\n\n\nx", ["    x"]), ("\n\n\n\n  ", ["    "])])
def test_a_source_that_changed_shows_what_is_there_without_carets(dwarfpython, tmp_path, text, shown):
    program = ["import c", "f = c.fopen('changed.py', 'w')", f"c.fputs({text!r}, f)".replace("\\\\", "\\"), "c.fclose(f)", "print(1 / 0, 'a long line')"]
    (tmp_path / "changed.py").write_text("\n".join(program))
    done = dwarfpython("changed.py", cwd=tmp_path)
    assert done.stderr.splitlines() == ["Traceback (most recent call last):", f'  File "{tmp_path}/changed.py", line 5, in <module>', *shown,
                                        "ZeroDivisionError: division by zero"]
