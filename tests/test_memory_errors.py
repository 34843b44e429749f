"""Where memory ends: a MemoryError, nothing lost, never a crash."""

from __future__ import annotations

import os
import subprocess

import pytest
from support import LAUNCHER, TESTS

LANG = sorted(path for path in (TESTS / "lang").glob("*/*.py") if path.name[0] != "_" and "recursion" not in path.stem)
SOME = ("classes/inheritance", "containers/work_together", "exceptions/chaining", "generators/send_and_throw")
FIRST = [path for path in LANG if f"{path.parent.name}/{path.stem}" in SOME] or LANG[::80]
WAIT = ("queues", "http_server_and_client")         # for threads that such a failure has ended
PLACES = ("1", "7", "40+", "150", "600+")           # the Nth allocation fails; with +, all after it too
MANY = [str(n) + all_after for n in (2, 3, 5, 11, 25, 60, 120, 250, 400, 900, 2000) for all_after in ("", "+")]
LIMITS = (150_000, 600_000)                         # KiB of address space


def run_failing(dwarfpython, program, place):
    usual = dwarfpython(program.name, cwd=program.parent)
    done = dwarfpython(program.name, cwd=program.parent, env={"DPY_ALLOC_FAIL": place})
    assert done.returncode in (0, 1, 120, usual.returncode), (done.returncode, done.stderr)
    if done.returncode == 1 and usual.returncode == 0:
        assert done.stderr, "it failed without a word"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("program", FIRST, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_allocations_fail(dwarfpython, program, place):
    run_failing(dwarfpython, program, place)


@pytest.mark.slow
@pytest.mark.parametrize("program", [path for path in LANG if path.stem not in WAIT], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_allocations_fail_everywhere(dwarfpython, program):
    for place in MANY:
        run_failing(dwarfpython, program, place)


@pytest.mark.parametrize("limit", LIMITS)
def test_memory_ends(dwarfpython, cache_dir, limit):
    """In a small address space a program goes on after each MemoryError, with the memory that it has given up."""
    program = TESTS / "collector" / "exhausted.py"
    dwarfpython(program)             # only compiled: without a limit it does nothing
    limited = ["bash", "-c", 'ulimit -v "$0"; exec "$@"', str(limit), LAUNCHER, program, "now"]
    done = subprocess.run(limited, capture_output=True, text=True, timeout=60, env={**os.environ, "DPY_CACHE_DIR": str(cache_dir)})
    assert (done.stdout, done.returncode) == ("MemoryError\n" * 7 + "45\n", 0), done.stderr
