"""tests/tools/CLAIM.py: programs under stock valgrind, perf, addr2line, nm and objdump.

    # run: valgrind -q {dwarfpython} {program}      a command, run in the program's folder; {image} is the image of its last run
    # check: Invalid read of size 4                 a regular expression for a line of its output, in order after the earlier ones
    # absent: \\?\\?\\?                                what must not be in its output

A program may have several runs; checks belong to the run above them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess

import pytest
from support import LAUNCHER, TESTS, image_of, missing_tool

PROGRAMS = sorted((TESTS / "tools").glob("*.py"))
DIRECTIVE = re.compile(r"^# (run|check|absent): (.*)$", re.MULTILINE)
LIMIT = 120              # seconds: callgrind is slow


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_tool(program, tmp_path, cache_dir):
    copy = tmp_path / program.name
    shutil.copyfile(program, copy)
    output = rest = ""
    directives = DIRECTIVE.findall(program.read_text())
    assert any(name == "check" for name, _ in directives), "a program without checks"
    for name, value in directives:
        if name == "run":
            output = rest = run(value, copy, cache_dir)
        elif name == "check":
            found = re.search(value, rest, re.MULTILINE)
            assert found, f"{value!r} is not (any more) in the output:\n{output}"
            rest = rest[found.end():]
        else:
            assert not re.search(value, output), f"{value!r} is in the output:\n{output}"


def run(command: str, program, cache_dir) -> str:
    words = [word.format(dwarfpython=LAUNCHER, program=program.name, image=image_of(program, cache_dir))
             for word in shlex.split(command)]
    if words[0] != str(LAUNCHER) and (reason := missing_tool(words[0])):
        pytest.skip(reason)
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "DEBUGINFOD_URLS": ""}
    done = subprocess.run(words, cwd=program.parent, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="backslashreplace", timeout=LIMIT)
    return done.stdout
