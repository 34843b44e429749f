"""The report of a fault: signal, address, the frames of both languages, and what a session's input had left open."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from ..paths import RUNTIME
from .message import Fault
from .symbols import Place, locate, mappings

INNER = (RUNTIME, "libffi.so")
REPEATED = 3             # times that a frame is shown, as in Python's tracebacks
IMAGE = re.compile(r".*/images/[0-9a-f]{32}\.so")


def report(pid: int, checkpoint: int | None, fault: Fault, source: Callable[[str, int], tuple[str, str]]) -> list[str]:
    """The lines to print. `source(file, line)` gives a file's name for the user and the text of the line, or ""."""
    maps = mappings(pid)
    places = [locate(pc, maps) if pc else None for pc in fault.pcs]
    lines = ["Traceback (most recent call last):"]
    shown = [["  ..."] if place is None else frame(place, source) for place in reversed(visible(places))]
    for lines_of_frame, same in groupby(shown):
        count = len(list(same))
        lines += lines_of_frame * min(count, REPEATED)
        if count > REPEATED:
            rest = count - REPEATED
            lines.append(f"  [Previous line repeated {rest} more time{'s' * (rest > 1)}]")
    return [*lines, headline(fault), *left_behind(pid, checkpoint)]


def visible(places: list[Place | None]) -> list[Place | None]:
    """Innermost first: what the program did, without what started it and the runtime in between."""
    mine = [i for i, place in enumerate(places) if place and IMAGE.fullmatch(place.path)]
    inner = places[:mine[-1] + 1] if mine else places
    return [place for i, place in enumerate(inner) if i == 0 or place is None or not is_between(place)]


def is_between(place: Place) -> bool:
    """Whether a frame belongs to the runtime, or to an entry of a function that only converts its arguments."""
    return os.path.basename(place.path).startswith(INNER) or ".any" in place.function or ".c." in place.function


def frame(place: Place, source: Callable[[str, int], tuple[str, str]]) -> list[str]:
    function = f", in {place.function}" if place.function else ""
    if not place.line:
        return [f"  {os.path.basename(place.path) or hex(place.pc)}{function}"]
    name, text = source(place.file, place.line)
    return [f'  File "{name}", line {place.line}{function}', *([f"    {text.strip()}"] if text.strip() else [])]


def headline(fault: Fault) -> str:
    name = signal.Signals(fault.signal).name
    what = signal.strsignal(fault.signal)
    at = f" at address {fault.address:#x}" if fault.signal in (signal.SIGSEGV, signal.SIGBUS) and fault.code > 0 else ""
    return f"{name}: {what}{at}" + (f", in {fault.target}" * bool(at and fault.target))


def left_behind(pid: int, checkpoint: int | None) -> list[str]:
    """What going back does not undo: what the dying process has open and its checkpoint has not."""
    if checkpoint is None:
        return []
    opened, before = descriptors(pid), descriptors(checkpoint)
    names = sorted({name for fd, name in opened.items() if before.get(fd) != name and not name.startswith("/memfd")})
    threads, children = len(entries(f"/proc/{pid}/task")) - 1, count_children(pid)
    found = [f"opened {', '.join(names)}"] if names else []
    found += [f"started {threads} thread{'s' * (threads > 1)}"] if threads else []
    found += [f"started {children} child process{'es' * (children > 1)}"] if children else []
    return [f"Not undone: the input had {', '.join(found)}."] if found else []


def descriptors(pid: int) -> dict[int, str]:
    found = {}
    for name in entries(f"/proc/{pid}/fd"):
        if int(name) < 500:          # those above are the target's own
            try:
                found[int(name)] = os.readlink(f"/proc/{pid}/fd/{name}")
            except OSError:
                continue
    return found


def count_children(pid: int) -> int:
    try:
        return len(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except OSError:
        return 0


def entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
