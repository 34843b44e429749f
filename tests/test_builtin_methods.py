"""Every method of the builtin types, and every builtin function, with many arguments: results and errors are CPython's.

A failure names the calls. What a type does is in runtime/TYPE_methods.c, complaints are in runtime/arguments.c.
"""

from __future__ import annotations

import subprocess
import sys

import builtin_calls
import pytest

GROUPS = [builtin_calls.FUNCTIONS[i::3] for i in range(3)]


def compare(text, dwarfpython, tmp_path):
    program = tmp_path / "calls.py"
    program.write_text(text)
    wanted = subprocess.run([sys.executable, "-W", "ignore", program], capture_output=True, text=True,
                            check=True).stdout.splitlines()
    done = dwarfpython(program)
    got = done.stdout.splitlines()
    different = [f"{want}\n    here: {have[have.find('=>'):]}" for want, have in zip(wanted,
                                                                                     got) if want != have]
    assert not different, f"{len(different)} calls differ:\n" + "\n".join(different[:20])
    assert len(got) == len(wanted), done.stderr[-2000:]


@pytest.mark.parametrize("kind", builtin_calls.VALUES)
def test_methods(kind, dwarfpython, tmp_path):
    compare(builtin_calls.methods_program(kind), dwarfpython, tmp_path)


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_functions(names, dwarfpython, tmp_path):
    compare(builtin_calls.functions_program(names), dwarfpython, tmp_path)
