"""The loop of a session: read an input, compile it, run it in the target, say what went wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .. import cache, paths
from ..cli import internal_error
from ..crash import report
from ..crash.message import Fault
from ..errors import SourceError
from . import interrupts
from .describe import describe, hint
from .target import Outcome, Target

STDIN = "<stdin>"
ASKED = re.compile(r"([A-Za-z_]\w*(?:\.\w+)?)\s*\?")
COMMANDS = """\
%checkpoint on|off   whether an input that crashes is undone (on)
%gdb                 debug this session's program with gdb
NAME?                what a name of a library is, in C
%help                this"""


class Session:
    """`make_compiler()` gives a dwarfpython.session.Session, whose compile() knows what the accepted inputs defined."""

    def __init__(self, make_compiler: Callable, argv: list[str]):
        self.make_compiler = make_compiler
        self.compiler = make_compiler()
        self.store = cache.store(cache.default_directory())
        self.listings: dict[str, tuple[str, list[str]]] = {}     # where debuggers find a text -> its name, its lines
        self.target = Target(paths.launcher(), argv, self.show_fault, tell)
        self.faulted = False

    def run(self, reader) -> int:
        """Until the inputs end or the program does; the exit status."""
        with interrupts.ignored():
            return self.loop(reader)

    def loop(self, reader) -> int:
        while (text := reader.read()) is not None:
            if not text.strip() or self.command(text.strip()):
                continue
            outcome = self.execute(text.encode("utf-8", "surrogateescape") + b"\n", STDIN)
            if outcome and outcome.ended is not None:
                return outcome.ended
        reader.end()
        return self.target.finish()

    def execute(self, data: bytes, filename: str) -> Outcome | None:
        """Compile and run; None where there was nothing to run. What fails is printed, and the session goes on."""
        try:
            with interrupts.raised():
                image = self.compile(data, filename)
        except SourceError as error:
            tell(str(error))
        except cache.CacheError as error:
            tell(f"dwarfpython: {error}")
        except KeyboardInterrupt:
            tell("\nKeyboardInterrupt")
        except Exception as error:
            tell(internal_error(error, filename))
        else:
            return image and self.run_image(image, is_program=filename != STDIN)
        return None

    def compile(self, data: bytes, filename: str) -> Path | None:
        listing = str(self.store.add_source(data)) if filename == STDIN else filename
        self.listings[listing] = filename, data.decode("utf-8", "replace").splitlines()
        image = self.compiler.compile(data, filename, listing, echo=filename == STDIN)
        return None if image is None else self.store.add_image(image)

    def run_image(self, image: Path, is_program: bool = False) -> Outcome:
        self.faulted = False
        outcome = self.target.run(image, is_program)
        if outcome.killed is None:
            self.compiler.accept()
        else:
            self.tell_loss(outcome)
        return outcome

    def tell_loss(self, outcome: Outcome) -> None:
        if outcome.interrupted:
            tell("KeyboardInterrupt: the input did not stop")
        elif not self.faulted:
            tell(report.headline(Fault(outcome.killed)))
        if outcome.restored:
            tell("The input is undone: every variable is as it was before.")
        else:
            tell("All variables are lost: there was no checkpoint to go back to.")
            self.compiler = self.make_compiler()

    def show_fault(self, pid: int, checkpoint: int | None, what: Fault) -> None:
        self.faulted = True
        tell("\n".join(report.report(pid, checkpoint, what, self.source)))

    def source(self, file: str, line: int) -> tuple[str, str]:
        """The name of a source file for the user, and a line of its text."""
        name, lines = self.listings.get(file) or (file, read_lines(file))
        return name, lines[line - 1] if 0 < line <= len(lines) else ""

    def members(self, name: str) -> list[str]:
        """What may follow `name.`: the names of an imported library."""
        library = self.compiler.names.libraries.get(name)
        return [*library.names(), *library.beyond] if library else []

    def hint(self, text: str) -> str:
        return hint(text, self.compiler.names)

    def command(self, text: str) -> bool:
        """Whether an input was one of the session's own commands, which is then done."""
        if asked := ASKED.fullmatch(text):
            tell("\n".join(describe(asked[1], self.compiler.names)) or f"no imported library has the name '{asked[1]}'")
            return True
        if not text.startswith("%"):
            return False
        name, *arguments = text[1:].split() or [""]
        if name == "checkpoint" and arguments in (["on"], ["off"]):
            self.target.checkpoints = arguments == ["on"]
        elif name == "gdb" and not arguments:
            self.debug()
        else:
            tell(COMMANDS)
        return True

    def debug(self) -> None:
        """gdb on the target until it is left; the program waits at the prompt, or goes on to the next input with `continue`."""
        try:
            subprocess.run([os.environ.get("DPY_GDB", "gdb"), "-q", "-p", str(self.target.pid)], check=False)
        except OSError as error:
            tell(f"gdb cannot be started: {error.strerror}")


def read_lines(file: str) -> list[str]:
    try:
        return Path(file).read_text(errors="replace").splitlines()
    except OSError:
        return []


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
