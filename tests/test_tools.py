"""tests/tools/CLAIM.py: programs under stock valgrind, perf, addr2line, nm and objdump.

    # run: valgrind -q {dwarfpython} {program}      a command, run in the program's folder; {image} is the image of its last run
    # check: Invalid read of size 4                 a regular expression for a line of its output, in order after the earlier ones
    # absent: \\?\\?\\?                                what must not be in its output
    # shows: memcheck: lines                        a field of `make tools-matrix` (tests/matrix.py); `# lacks:` one that the tool does not have

A program may have several runs; checks belong to the run above them. A file CLAIM.c beside it is built with -g as libCLAIM.so.
`# slow` leaves it to `make test-all`. A run whose tool is missing, or may not work here, skips the rest.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess

import pytest
from support import LAUNCHER, TESTS, build_library, image_of, missing_tool

PROGRAMS = sorted((TESTS / "tools").glob("*.py"))
DIRECTIVE = re.compile(r"^# (run|check|absent): (.*)$", re.MULTILINE)
COLUMN = re.compile(r"^# (shows|lacks): (.*)$", re.MULTILINE)
LIMIT = 300              # seconds: callgrind is slow, and the machine may be busy


def case(program):
    slow = re.search("^# slow$", program.read_text(), re.MULTILINE)
    return pytest.param(program, marks=[pytest.mark.slow] if slow else [], id=program.stem)


@pytest.mark.parametrize("program", [case(program) for program in PROGRAMS])
def test_tool(program, tmp_path, cache_dir, record_property):
    copy = tmp_path / program.name
    shutil.copyfile(program, copy)
    if program.with_suffix(".c").exists():
        build_library(program.with_suffix(".c"), tmp_path, "-pthread")
    text = program.read_text()
    for name, value in COLUMN.findall(text):
        record_property(name, value)
    output = rest = ""
    directives = DIRECTIVE.findall(text)
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


def tool_of(words: list[str]) -> str:
    """Of a pipe in a shell the first command."""
    return shlex.split(words[2])[0] if words[:2] == ["sh", "-c"] else words[0]


def run(command: str, program, cache_dir) -> str:
    words = [word.format(dwarfpython=LAUNCHER, program=program.name, image=image_of(program, cache_dir))
             for word in shlex.split(command)]
    if words[0] != str(LAUNCHER) and (reason := missing_tool(tool_of(words))):
        pytest.skip(reason)
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "DEBUGINFOD_URLS": ""}
    done = subprocess.run(words, cwd=program.parent, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="backslashreplace", timeout=LIMIT)
    return done.stdout
