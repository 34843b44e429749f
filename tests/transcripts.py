"""Comparing what was printed with what a text says: `...` stands for anything; addresses and gaps do not count."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"0x[0-9a-fA-F]+|==\d+==|[0-9a-f]{32}\.so")


def pattern(expected: str) -> str:
    """A regular expression for one line or many."""
    return re.escape(normal(expected)).replace(r"\.\.\.", ".*")


def normal(output: str) -> str:
    return re.sub(r"(?<=\S)[ \t]+", " ", ADDRESS.sub("0x1", output))


def check_session(block: str, dwarfpython, folder) -> None:
    inputs = [line[4:] for line in block.splitlines() if line.startswith((">>> ", "... ")) or line == "..."]
    (folder / "inputs").write_text("\n".join(inputs) + "\n")
    done = dwarfpython("--transcript", "inputs", cwd=folder)
    outputs = iter(normal(done.stdout).splitlines())
    for line in block.splitlines():
        given = next(outputs, "(nothing)")
        assert re.fullmatch(pattern(line), given), done.stdout
    assert not list(outputs), done.stdout
