"""Where a session's inputs come from: a terminal, a pipe, a transcript. Each reader gives one whole input at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import interrupts

PROMPT, CONTINUED = ">>> ", "... "


class Lines:
    """Inputs from lines: lines are added until the input is complete, as at CPython's prompt."""

    def __init__(self, is_incomplete: Callable[[str], bool]):
        self.is_incomplete = is_incomplete

    def line(self, prompt: str) -> str | None:
        raise NotImplementedError

    def read(self) -> str | None:
        """An input with its line ends; None at the end."""
        with interrupts.raised():
            text = self.line(PROMPT)
            while text is not None and self.is_incomplete(text):
                more = self.line(CONTINUED)
                if more is None:
                    break
                text += "\n" + more
            return text

    def end(self) -> None:
        """The last input has been read."""


class Pipe(Lines):
    """`-i` without a terminal: prompts on stderr. Takes no byte beyond a line, so that a program can read what follows."""

    def line(self, prompt: str) -> str | None:
        print(prompt, end="", file=sys.stderr, flush=True)
        found = bytearray()
        while (byte := os.read(0, 1)) not in (b"", b"\n"):
            found += byte
        if not found and not byte:
            return None
        return os.fsdecode(bytes(found)).removesuffix("\r")

    def end(self) -> None:
        print(file=sys.stderr)


class Transcript(Lines):
    """A file of inputs, shown with their prompts as they would stand on a terminal. Where lines begin with prompts already,
    only those are inputs, and the others are results of some earlier run."""

    def __init__(self, is_incomplete: Callable[[str], bool], path: Path):
        super().__init__(is_incomplete)
        lines = path.read_text(encoding="utf-8").splitlines()
        if any(line.startswith(PROMPT) for line in lines):
            lines = [line[len(PROMPT):] for line in lines if (line + " ").startswith((PROMPT, CONTINUED))]
        self.lines = iter(lines)

    def line(self, prompt: str) -> str | None:
        line = next(self.lines, None)
        if line is not None:
            print((prompt + line).rstrip(), flush=True)
        return line
