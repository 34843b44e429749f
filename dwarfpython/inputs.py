"""The files that a compilation read, besides the program: what the cache watches afterwards.

Whoever opens a file that can change the image (a library, its debugging information, an imported module) adds it
here, and so does whoever looked for a file in vain that would have been taken. A relative path stays relative: what
was found from the current directory is looked for there again, wherever the program runs next time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Read:
    """What a compilation has read. `modules`: those that the program imports, by name, of which only the existence counts."""

    files: set[str] = field(default_factory=set)
    modules: dict[str, Path] = field(default_factory=dict)
    is_settled: bool = True

    @property
    def can_be_watched(self) -> bool:
        return self.is_settled and not any("\n" in os.fspath(name) for name in (*self.files, *self.modules.values()))


_current: ContextVar[Read | None] = ContextVar("inputs", default=None)


@contextmanager
def recorded() -> Iterator[Read]:
    """The record that fills with what is added within."""
    read = Read()
    token = _current.set(read)
    try:
        yield read
    finally:
        _current.reset(token)


def add(path: str | os.PathLike[str]) -> None:
    """The image depends on the content of `path`, or on its absence."""
    if read := _current.get():
        read.files.add(os.fspath(path))


def add_module(name: str, path: Path) -> None:
    """The program imports a module, which has an image of its own."""
    if read := _current.get():
        read.modules[name] = path


def unsettled() -> None:
    """Something was missing that may turn up in more places than can be watched: the next run compiles again."""
    if read := _current.get():
        read.is_settled = False
