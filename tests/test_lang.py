"""tests/lang/CONSTRUCT/CLAIM.py: each program prints and ends as under CPython, in every mode.

A failure names the construct; the builder is dwarfpython/ir/build, the values' side is runtime/.
"""

from __future__ import annotations

import functools
import subprocess
import sys

import pytest
from support import TESTS, imports_library

PROGRAMS = sorted(p for p in (TESTS / "lang").rglob("*.py") if p.name[0] != "_")      # _x.py: what others import
MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}


@functools.cache
def expected(program):
    """(stdout, exit status, last line of stderr) under CPython."""
    return outcome(subprocess.run([sys.executable, program], capture_output=True, text=True, cwd=program.parent))


def outcome(done):
    return done.stdout, done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


def case(program, mode):
    """All modes are for `make test-all`. `make test` runs each program in the default mode, and some in one of the others, in turns; what
    imports the library, which is compiled for each mode, in the default mode alone. test_tracebacks.py has all that uncaught exceptions print."""
    further = {1: "O0", 5: "ffi"}.get(PROGRAMS.index(program) % 8)
    if mode == "default":
        quick = program.parent.name != "tracebacks"
    else:
        quick = mode == further and not imports_library(program)
    return pytest.param(program, mode, marks=[] if quick else [pytest.mark.slow],
                        id=f"{program.parent.name}/{program.stem}-{mode}")


@pytest.mark.parametrize("program, mode", [case(program, mode) for program in PROGRAMS for mode in MODES])
def test_like_cpython(dwarfpython, program, mode):
    done = dwarfpython(*MODES[mode], program, cwd=program.parent)
    assert outcome(done) == expected(program), done.stderr

