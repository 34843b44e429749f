"""A progress bar for what takes longer than half a second."""

from __future__ import annotations

import time

DELAY = 0.5


class Bar:
    """Called with (phase, done, total); shows itself once DELAY seconds have passed, and leaves nothing behind."""

    def __init__(self, title: str):
        self.title = title
        self.start = time.monotonic()
        self.progress = None
        self.task = None

    def __call__(self, phase: str, done: int, total: int) -> None:
        if self.progress is None:
            if time.monotonic() - self.start < DELAY:
                return
            self.open()
        self.progress.update(self.task, description=f"{self.title}: {phase}", completed=done, total=total or None)

    def open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.progress.add_task(self.title, total=None)
        self.progress.start()

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        if self.progress is not None:
            self.progress.stop()
            self.progress = None
