"""`dwarfpython-compile --crash PID`: prints the report of a program that is about to die, whose message is the input."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path

from .message import read_fault
from .report import report


def main(pid: int) -> int:
    fault = read_fault(sys.stdin.read())
    print("\n".join(report(pid, None, fault, source)), file=sys.stderr)
    return 0


def source(file: str, line: int) -> tuple[str, str]:
    """A text that was no file is in the cache, under a name that says nothing."""
    name = "<string>" if Path(file).parent.name == "sources" else file
    return name, linecache.getline(file, line)
