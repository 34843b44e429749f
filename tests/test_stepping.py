"""tests/stepping/programs: gdb's `next` goes through a function by the lines where CPython's tracer stops, and every variable
has the value there that it has under CPython: exactly at -O0, and never another line or value by default."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import groupby

import pytest
from support import LAUNCHER, TESTS

FOLDER = TESTS / "stepping"
PROGRAMS = sorted((FOLDER / "programs").glob("*.py"))
PRINTERS = LAUNCHER.parents[1] / "lib" / "dwarfpython" / "gdb.py"
pytestmark = pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not installed")


def events(path) -> list:
    return [json.loads(line) for line in path.read_text().splitlines()]


def traced(program, folder) -> list:
    subprocess.run([sys.executable, FOLDER / "trace.py", program, folder / "traced"], check=True, stdout=subprocess.DEVNULL)
    return events(folder / "traced")


def walked(program, option, folder, cache_dir) -> list:
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "WALK_PROGRAM": str(program), "WALK_EVENTS": str(folder / "walked")}
    done = subprocess.run(["gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off", "-x", PRINTERS, "-x", FOLDER / "walk.py",
                           "--args", LAUNCHER, option, program], env=environment, capture_output=True, text=True, timeout=240)
    assert "Error" not in done.stderr, done.stderr
    return events(folder / "walked")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_without_optimisation(program, tmp_path, cache_dir):
    """Each stop of the tracer."""
    expected, found = traced(program, tmp_path), walked(program, "-O0", tmp_path, cache_dir)
    for wanted, given in zip(expected, found):
        assert agree(given, wanted), (given, wanted)
    assert len(found) == len(expected) > 5


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_by_default(program, tmp_path, cache_dir):
    """No stop where the tracer has none, and no other order. A stop may come twice. A line without code of its own, and a loop's
    on some ways back to it, may be left out; but each statement is seen."""
    expected, found = traced(program, tmp_path), walked(program, "-O2", tmp_path, cache_dir)
    rest, found = iter(expected), [stop for stop, _ in groupby(found)]
    for given in found:
        assert any(agree(given, wanted) for wanted in rest), given
    statements = {node.lineno for node in ast.walk(ast.parse(program.read_text())) if isinstance(node, ast.stmt) and not endless(node)}
    assert {line for _, line, _ in expected} & statements == {line for _, line, _ in found} & statements


def endless(node: ast.stmt) -> bool:
    """`while True`."""
    return isinstance(node, ast.While) and isinstance(node.test, ast.Constant)


def agree(given: list, wanted: list) -> bool:
    return given[:2] == wanted[:2] and same(given[2], wanted[2])


def same(given: dict[str, str], wanted: dict[str, str]) -> bool:
    """A variable of known type is 0 before it has a value; as in C, 3.0 shows as 3 and False as false."""
    unknown = {"0", "0x0", "false"}
    return wanted.keys() <= given.keys() and all(
        normal(given[name]) == normal(wanted[name]) if name in wanted else given[name] in unknown for name in given)


def normal(value: str) -> str:
    return re.sub(r"\.0$", "", {"true": "True", "false": "False"}.get(value, value))
