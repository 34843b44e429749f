"""tests/foreign/NAME.c and NAME.py: a C library built with -g, used with no binding code. Some have annotations, in annotations/.

The program's output is compared with the comment lines `# expect: ...` in it, in order.
"""

from __future__ import annotations

import re
import shutil

import pytest
from support import TESTS, build_library, imports_library

PROGRAMS = sorted((TESTS / "foreign").glob("*.py"))
MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All libraries and programs, in one folder."""
    folder = tmp_path_factory.mktemp("foreign")
    for source in (TESTS / "foreign").glob("*.c"):
        build_library(source, folder, "-lm")
    shutil.copytree(TESTS / "foreign/annotations", folder / "annotations")
    for program in PROGRAMS:
        (folder / program.name).write_text(program.read_text())
    return folder


def case(program, mode):
    """`make test` runs each program in the default mode, and most in one of the others, in turns."""
    further = ("O0", "ffi")[PROGRAMS.index(program) % 2]
    quick = mode == "default" or mode == further and not imports_library(program)
    return pytest.param(program, mode, marks=[] if quick else [pytest.mark.slow], id=f"{program.stem}-{mode}")


@pytest.mark.parametrize("program, mode", [case(program, mode) for program in PROGRAMS for mode in MODES])
def test_foreign(dwarfpython, folder, program, mode):
    wanted = [line for line in re.findall(r"# expect: ?(.*)$", program.read_text(), re.MULTILINE)]
    done = dwarfpython(*MODES[mode], program.name, cwd=folder)
    assert done.stdout.splitlines() == wanted, done.stderr
    assert done.returncode == 0, done.stderr
