"""tests/lang/CONSTRUCT/CLAIM.py: each program prints and ends as under CPython, in every mode.

A failure names the construct; the builder is dwarfpython/ir/build, the values' side is runtime/.
"""

from __future__ import annotations

import functools
import subprocess
import sys

import pytest
from support import TESTS

PROGRAMS = sorted(p for p in (TESTS / "lang").rglob("*.py") if p.name[0] != "_")      # _x.py: what others import
MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}


@functools.cache
def expected(program):
    """(stdout, exit status, last line of stderr) under CPython."""
    return outcome(subprocess.run([sys.executable, program], capture_output=True, text=True, cwd=program.parent))


def outcome(done):
    return done.stdout, done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_like_cpython(dwarfpython, program, mode):
    done = dwarfpython(*MODES[mode], program, cwd=program.parent)
    assert outcome(done) == expected(program), done.stderr

