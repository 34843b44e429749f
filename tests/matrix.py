"""`make tools-matrix`: which tool shows what, from what the tests of tools find now.

A test names what it shows (`# shows: heaptrack: lines`, or the property `shows` of a test in Python). A field is `yes`
where all its tests pass, `FAILS` where one does not, `no` where a test shows that the tool does not have it, `-` where
the tool is not here. That docs/debugging.md has another table is said, and is a failure.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = ("test_gdb.py", "test_gdb_processes.py", "test_gdb_printers.py", "test_tools.py", "test_uprobes.py", "test_crash.py")
# What each column means is in docs/debugging.md.
COLUMNS = ("functions", "lines", "source", "stacks", "variables", "values", "types", "control", "change", "threads",
           "memory", "time", "cores", "attach", "sessions", "editors")


class Fields:
    """A plugin of pytest that gathers the outcomes by tool and column."""

    def __init__(self):
        self.found: dict[tuple[str, str], set[str]] = {}

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.skipped or report.failed:
            for name, value in report.user_properties:
                if name in ("shows", "lacks"):
                    self.add(name, value, report.outcome)

    def add(self, name: str, value: str, outcome: str) -> None:
        tool, column = value.split(": ")
        shown = {"passed": "yes" if name == "shows" else "no", "skipped": "-", "failed": "FAILS"}[outcome]
        self.found.setdefault((tool, column), set()).add(shown)

    def field(self, tool: str, column: str) -> str:
        outcomes = self.found.get((tool, column), set())
        if outcomes == {"yes", "no"}:
            return "partly"
        return next((shown for shown in ("FAILS", "partly", "yes", "no", "-") if shown in outcomes), "")

    def table(self) -> str:
        """As in Markdown."""
        tools = list(dict.fromkeys(tool for tool, _ in self.found))
        columns = [column for column in COLUMNS if any((tool, column) in self.found for tool in tools)]
        rows = [["", *columns], ["---"] * (len(columns) + 1)]
        rows += [[tool, *(self.field(tool, column) for column in columns)] for tool in sorted(tools, key=rank)]
        widths = [max(map(len, cells)) for cells in zip(*rows)]
        return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)


def rank(tool: str) -> tuple[bool, str]:
    return not tool.startswith("gdb"), tool


def documented() -> str:
    """The table of docs/debugging.md."""
    text = (TESTS.parent / "docs" / "debugging.md").read_text()
    return text[text.index("|", text.index("## Which tool shows what")):].partition("\n\n")[0]


def main(arguments: list[str]) -> int:
    fields = Fields()
    options = ["-q", "-n", "2", "-m", "", "-p", "no:cacheprovider"]
    status = pytest.main([*options, *arguments, *(str(TESTS / name) for name in FILES)], plugins=[fields])
    print(table := fields.table())
    if different := [line for line in table.splitlines() if line not in documented().splitlines()]:
        print("docs/debugging.md says otherwise of", *(line.split("|")[1].strip() or "the columns" for line in different))
    return int(status) or bool(different)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
