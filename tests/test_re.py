"""Random patterns on random texts: each match, split and substitution as under CPython (tests/re/generated.py)."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support import TESTS

GENERATED = TESTS / "re" / "generated.py"
PATTERNS = 150


def check(dwarfpython, seed):
    expected = subprocess.run([sys.executable, "-W", "ignore", GENERATED, str(seed), str(PATTERNS)], capture_output=True, text=True,
                              errors="backslashreplace")
    done = dwarfpython(GENERATED, seed, PATTERNS)
    assert (done.stderr, done.returncode) == ("", 0)
    for line, wanted in zip(done.stdout.splitlines(), expected.stdout.splitlines()):
        assert line == wanted
    assert done.stdout == expected.stdout


@pytest.mark.parametrize("seed", range(2))
def test_random_patterns(dwarfpython, seed):
    check(dwarfpython, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 130))
def test_more_random_patterns(dwarfpython, seed):
    check(dwarfpython, seed)
