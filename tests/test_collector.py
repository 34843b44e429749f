"""The collector: it frees what is garbage and nothing else; however often it runs."""

from __future__ import annotations

import os
import subprocess

import pytest
from support import LAUNCHER, TESTS, build_library

EXPECTED = {"cycles": "freed\n", "garbage": "20\n", "interior": "500 0 999\n",
            "waiting": "collected\nTrue\n", "c_memory": "True True\n", "holders": "4950 15 {'key': 'value'} namememe\n",
            "dropped": "dead\nTrue\n1 1 2 True\nTrue\nTrue True\nTrue\n'B' object has no attribute 'z'\nTrue\nTrue\n1 True\n0 False\n",
            "module": "True\nFalse\nTrue <class 'int'> <class 'int'> <class 'int'>\nTypeError\n"}
MEMORY = 256 << 20
OFTEN = "1000,verify"        # bytes between two collections: after about ten objects; and the heap is looked through
DEEP = ("endless_recursion_is_an_error", "containers_show_themselves",      # each collection scans megabytes of stack
        "recursion_without_python_frames", "endless_recursion_is_caught")
LARGE = ("cases", "sorts_many_of_each_kind")         # or thousands of objects
WAIT = ("del_runs_while_objects_are_made",)          # for a collection, for ever where there is none
PROGRAMS = [path for path in sorted((TESTS / "lang").glob("*/*.py"))[::8]
            if path.stem not in (*DEEP, *WAIT) and path.name[0] != "_" and path.parent.name != "modules_gc"]


RUNS = [(name, budget) for name in EXPECTED for budget in ("", "stress", "100000")
        if not budget or name not in ("c_memory", "cycles", "garbage", "waiting")]     # which count what is freed at once, or take too long


@pytest.mark.parametrize("name, budget", RUNS)
def test_program(name, budget, dwarfpython, tmp_path):
    if name == "holders":
        build_library(TESTS / "collector" / "holders.c", tmp_path)
    program = tmp_path / f"{name}.py"
    program.write_text((TESTS / "collector" / program.name).read_text())
    done = dwarfpython(program, cwd=tmp_path, env={"DPY_GC": budget})
    assert (done.stdout, done.stderr, done.returncode) == (EXPECTED[name], "", 0)


@pytest.mark.parametrize("name", ["interior", "module"])
def test_objects_of_malloc(name, dwarfpython):
    """As under valgrind; an empty list has an empty chunk."""
    done = dwarfpython(TESTS / "collector" / f"{name}.py", env={"DPY_HEAP": "malloc", "DPY_GC": "100000,verify"})
    assert (done.stdout, done.stderr, done.returncode) == (EXPECTED[name], "", 0)


def test_memory_stays_bounded(dwarfpython, cache_dir):
    """Of data alone: the launcher maps much that it never touches."""
    program = TESTS / "collector" / "garbage.py"
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir)}
    dwarfpython(program)     # compiled without a limit
    limited = ["bash", "-c", 'ulimit -d "$0"; exec "$@"', str(MEMORY >> 10), LAUNCHER, program]
    done = subprocess.run(limited, capture_output=True, text=True, timeout=60, env=environment)
    assert (done.stdout, done.returncode) == ("20\n", 0), done.stderr


@pytest.mark.parametrize("program", [
    pytest.param(path, marks=[pytest.mark.slow] if path.parent.name.startswith("modules_") else [], id=f"{path.parent.name}/{path.stem}")
    for path in PROGRAMS])
def test_collecting_often(program, dwarfpython):
    usual = dwarfpython(program.name, cwd=program.parent, env={"DPY_GC": "off"})
    stressed = dwarfpython(program.name, cwd=program.parent, env={"DPY_GC": OFTEN}, timeout=600)
    assert (stressed.stdout, stressed.stderr, stressed.returncode) == (usual.stdout, usual.stderr, usual.returncode)


@pytest.mark.parametrize("rounds, turns", [(3000, 3), pytest.param(20000, 40, marks=pytest.mark.slow)])
def test_soak(rounds, turns, dwarfpython):
    """As many operations as a server's hour has, in the long one: memory stays what it was."""
    done = dwarfpython(TESTS / "collector" / "soak.py", str(rounds), str(turns), timeout=1200)
    assert (done.stdout, done.returncode) == ("stable\n", 0), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["stress,verify", "20000,verify"])
@pytest.mark.parametrize("program", [path for path in sorted((TESTS / "lang").glob("*/*.py"))
                                     if path.stem not in WAIT and path.name[0] != "_" and path.parent.name != "modules_gc"],
                         ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_program(program, mode, dwarfpython):
    if mode.startswith("stress") and program.stem in (*DEEP, *LARGE):
        mode = OFTEN
    usual = dwarfpython(program.name, cwd=program.parent, env={"DPY_GC": "off"})
    checked = dwarfpython(program.name, cwd=program.parent, env={"DPY_GC": mode}, timeout=600)
    assert (checked.stdout, checked.returncode) == (usual.stdout, usual.returncode), checked.stderr
