"""README.md and docs/: each session (`>>>`) and each shell transcript (`$`) in them gives what they say.

In what is expected `...` stands for anything; addresses, process ids and the width of gaps do not count. After `$ cat FILE` comes the
text of a file that is made. Of gdb, perf and valgrind the lines that are shown must come, in their order, among others.
"""

from __future__ import annotations

import glob
import os
import re
import shlex
import subprocess
from textwrap import dedent

import pytest
from support import LAUNCHER, TESTS, missing_tool
from transcripts import check_session, normal, pattern

ROOT = TESTS.parent
PAGES = ["README.md", "docs/language.md", "docs/debugging.md"]
TOOLS = ("gdb", "valgrind", "perf", "addr2line", "nm", "objdump", "heaptrack", "heaptrack_print", "lldb")


def blocks(page: str) -> list[tuple[int, str]]:
    """(line, text) of each indented block that starts with a prompt."""
    text = (ROOT / page).read_text()
    found = re.finditer(r"(?:^(?: {4}.*)?\n)+", text, re.MULTILINE)
    indented = [(text.count("\n", 0, m.start()) + 2, dedent(m[0]).strip("\n")) for m in found if m[0].strip()]
    return [(line, block) for line, block in indented if re.match(r"(>>>|\$) ", block)]


CASES = [pytest.param(block, id=f"{page}:{line}") for page in PAGES if (ROOT / page).exists()
         for line, block in blocks(page)]


@pytest.mark.parametrize("block", CASES)
def test_block(block, dwarfpython, tmp_path, cache_dir):
    if block.startswith(">>>"):
        check_session(block, dwarfpython, tmp_path)
    else:
        (tmp_path / "samples").symlink_to(ROOT / "samples")
        for command, expected in commands(block):
            check_command(command, expected, tmp_path, cache_dir)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """(command, the lines after it)."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def check_command(command: str, expected: list[str], folder, cache_dir) -> None:
    words = [name for word in shlex.split(command.replace(".venv/bin/dwarfpython", str(LAUNCHER)))
             for name in (glob.glob(word, root_dir=folder) if "*" in word else [word])]
    if words[0] == "cat":
        (folder / words[1]).write_text("\n".join(expected) + "\n")
        return
    if reason := missing_tool(words[0]):
        pytest.skip(reason)
    typed = [line.removeprefix("(gdb) ") for line in expected if line.startswith("(gdb) ")]
    expected = [line for line in expected if not line.startswith("(gdb) ")]
    if words[0] == "gdb":
        setting = ["set width 0", "set debuginfod enabled off", "set auto-load off"]
        words[1:1] = ["-nx", "-batch", *(part for text in [*setting, *typed] for part in ("-ex", text))]
    output = run(words, typed if "--gdb" in words else [], folder, cache_dir)
    if words[0] in TOOLS or "--gdb" in words:
        in_order([line for line in expected if line.strip() != "..."], output)
    else:
        assert re.fullmatch("\n".join(map(pattern, expected)), output.rstrip("\n"), re.DOTALL), output


def run(words: list[str], typed: list[str], folder, cache_dir) -> str:
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "LC_ALL": "C.UTF-8", "DEBUGINFOD_URLS": ""}
    done = subprocess.run(words, cwd=folder, env=environment, input="\n".join(typed) + "\n", text=True, timeout=60,
                          errors="backslashreplace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return normal(done.stdout)


def in_order(expected: list[str], output: str) -> None:
    rest = output
    for line in expected:
        found = re.search(pattern(line.strip()), rest)
        assert found, f"{line!r} is not (any more) in\n{output}"
        rest = rest[found.end():]
