"""`dwarfpython --gdb`: containers, numbers and exceptions print as Python prints them, cycles and depth bounded."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from support import LAUNCHER

PROGRAM = """
import c
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
cycle = [1, "a\\u00e9", 2.5]
cycle.append(cycle)
values = [(1, 2**70, -2**65), {"k": [1, 2], 3: None}, "x\\ny", b"raw\\0", True, range(3), [[[[[[1]]]]]], cycle,
          ValueError("bad", 1), len, [], (), {}, (1,), Node(1, Node("b")), c.struct.timespec(1, 2)]

def probe(value):
    copy = value
    return copy                    # line 13

for value in values:
    probe(value)
"""
EXPECTED = ["(1, 1180591620717411303424, -36893488147419103232)", "{'k': [1, 2], 3: None}", "'x\\ny'", "b'raw\\x00'", "True",
            "range(0, 3)", "[[[[...]]]]", "[1, 'aé', 2.5, ...]", "ValueError('bad', 1)", "<built-in function len>", "[]", "()", "{}",
            "(1,)", "<Node value=1, next=<Node value='b', next=None>>", "<struct timespec at 0x"]


@pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not installed")
def test_values_print_as_in_python(tmp_path, cache_dir):
    program = tmp_path / "values.py"
    program.write_text(PROGRAM, encoding="utf-8")
    script = "set width 0\nset print elements 0\nbreak values.py:13\nrun\n" + "info locals\ncontinue\n" * len(EXPECTED)
    script = script.replace("info locals\ncontinue\n", "info locals\nfinish\ncontinue\n", 1)
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}
    done = subprocess.run([LAUNCHER, "--gdb", program], input=script, capture_output=True, text=True, timeout=60, env=environment)
    shown = [line.removeprefix("(gdb) ").removeprefix("copy = ") for line in done.stdout.splitlines() if "copy = " in line]
    assert [line[:len(wanted)] for line, wanted in zip(shown, EXPECTED, strict=True)] == EXPECTED, done.stdout + done.stderr
    assert f"Value returned is $1 = {EXPECTED[0]}" in done.stdout


@pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not installed")
def test_describe(tmp_path, cache_dir):
    """The command `describe` of gdb.py, on values of Python and on addresses. The script is loaded once, also where it is named twice."""
    (tmp_path / ".gdbinit").write_text(f"source {LAUNCHER.parents[1] / 'lib' / 'dwarfpython' / 'gdb.py'}\n")
    program = tmp_path / "described.py"
    program.write_text("import c\ndef probe(value):\n    return value\nprobe([1, 2])\nprobe(strdup('abc'))\n")
    script = "set width 0\nbreak described.py:3\nrun\ndescribe value\ncontinue\ndescribe value\ndescribe 1\ninfo skip\n"
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "HOME": str(tmp_path)}
    done = subprocess.run([LAUNCHER, "--gdb", program], input=script, capture_output=True, text=True, timeout=60, env=environment)
    shown = [line.removeprefix("(gdb) ").partition(" @0x") for line in done.stdout.splitlines() if " @0x" in line]
    assert [before for before, _, _ in shown] == ["<list", "<unknown", "<unknown"], done.stdout + done.stderr
    assert done.stdout.count("|new") == 1
    assert "heap, 4 bytes, allocated at strdup.c:" in shown[1][2]
