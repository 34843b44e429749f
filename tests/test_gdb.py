"""tests/gdb/CLAIM.py: programs under a stock gdb, without any script.

    x = 1           #break              a breakpoint on this line, set before the program runs
    # gdb: info locals                  a command, run in order after `run`
    # gdb-check: x = {kind = 1, int = 1}   a regular expression for a line of the output, in order after the earlier ones
    # gdb-absent: <optimized out>       what must not be in the output
    # before: break work                a command before `run`

A file CLAIM.c beside it is built with -g as libCLAIM.so, found in the program's folder, HELPER.txt of `# module: HELPER` is a module
there. `# mode: -O0` runs with that option. `# gdbinit` gives gdb the one line that docs/debugging.md names.
`# shows: variables` names a column of `make tools-matrix` (tests/matrix.py); `# lacks: change` one that gdb is seen not to have.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest
from support import LAUNCHER, TESTS, build_library

PROGRAMS = sorted((TESTS / "gdb").glob("*.py"))
pytestmark = pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not installed")
PRINTERS = LAUNCHER.parents[1] / "lib" / "dwarfpython" / "gdb.py"
LIMIT = 120              # seconds


def directives(text: str, name: str) -> list[str]:
    return re.findall(rf"^\s*# {name}: (.*)$", text, re.MULTILINE)


def commands(program, text: str) -> list[str]:
    breaks = [f"break {program.name}:{number}" for number, line in enumerate(text.splitlines(), 1)
              if re.search(r"#break\b", line)]
    script = [f"source {PRINTERS}"] if re.search("^# gdbinit$", text, re.MULTILINE) else []
    return ["set breakpoint pending on", "set width 0", "set confirm off", "set debuginfod enabled off", *script,
            *directives(text, "before"), *breaks, "run", *directives(text, "gdb")]


def run_gdb(program, folder, cache_dir):
    text = program.read_text()
    copy = folder / program.name
    copy.write_text(text)
    c_source = program.with_suffix(".c")
    if c_source.exists():
        build_library(c_source, folder)
    for module in directives(text, "module"):
        shutil.copyfile(program.with_name(f"{module}.txt"), folder / f"{module}.py")
    options = " ".join(directives(text, "mode")).split()
    batch = [part for command in commands(program, text) for part in ("-ex", command)]
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir)}
    done = subprocess.run(["gdb", "-nx", "-batch", *batch, "--args", LAUNCHER, *options, copy], capture_output=True,
                          text=True, errors="backslashreplace", timeout=LIMIT, env=environment, cwd=folder)
    return text, done.stdout + done.stderr


def check(text: str, output: str) -> None:
    rest = output
    for pattern in directives(text, "gdb-check"):
        found = re.search(pattern, rest, re.MULTILINE)
        assert found, f"{pattern!r} is not (any more) in the output:\n{output}"
        rest = rest[found.end():]
    for pattern in directives(text, "gdb-absent"):
        assert not re.search(pattern, output), f"{pattern!r} is in the output:\n{output}"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_gdb(program, tmp_path, cache_dir, record_property):
    text, output = run_gdb(program, tmp_path, cache_dir)
    assert directives(text, "gdb-check"), "a scenario without checks"
    for what in ("shows", "lacks"):
        for column in directives(text, what):
            record_property(what, f"{'gdb.py' if '# gdbinit' in text else 'gdb'}: {column}")
    check(text, output)
