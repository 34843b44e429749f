"""tests/libraries/NAME.py: libraries as Debian has them, stripped, described by the headers of their -dev packages.

The first line of each names a header that must be there; its output is the lines `# expect: ...` at its end.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import TESTS

PROGRAMS = sorted((TESTS / "libraries").glob("*.py"))
QUICK = ("gmp", "yaml")
FOLDERS = ("/usr/include", "/usr/include/x86_64-linux-gnu")


def marked(program):
    return pytest.param(program, id=program.stem, marks=() if program.stem in QUICK else pytest.mark.slow)


@pytest.mark.parametrize("program", list(map(marked, PROGRAMS)))
def test_library(dwarfpython, program):
    text = program.read_text()
    header = re.match("# header: (.*)", text)[1]
    if not any(Path(folder, header).exists() for folder in FOLDERS):
        pytest.skip(f"{header} is not installed")
    done = dwarfpython(program, input="", cwd=program.parent, timeout=300)
    wanted = [line.rstrip() for line in re.findall("^# expect: ?(.*)$", text, re.MULTILINE)]
    assert [line.rstrip() for line in done.stdout.splitlines()] == wanted, done.stderr
    assert done.returncode == 0
