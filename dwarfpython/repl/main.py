"""A session from the command line: which reader, which program first, what status at the end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .. import __version__
from ..cli import UserError, find_program
from ..options import Options
from ..syntax import is_incomplete
from .reader import Pipe, Transcript
from .session import Session

HISTORY = ".dwarfpython_history"


def main(arguments, options: Options) -> int:
    from ..session import Session as Compiler
    program = find_program(arguments) if has_program(arguments) else None
    reader = transcript(arguments.transcript) if arguments.transcript else None
    session = Session(lambda: Compiler(options), argv_of(arguments, program))
    if program is None and reader is None:
        print(f"DwarfPython {__version__}. Ctrl-D ends the session, %help lists its commands.", file=sys.stderr)
    reader = reader or interactive(session)
    if program:
        outcome = session.execute(program.data, program.name)
        if outcome and outcome.ended is not None:
            return outcome.ended
    return session.run(reader)


def transcript(path: Path) -> Transcript:
    """As on a terminal, errors stand where they happen."""
    try:
        reader = Transcript(is_incomplete, path)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"can't read transcript '{path}': {error}", 2) from None
    sys.stdout.flush()
    os.dup2(1, 2)
    return reader


def has_program(arguments) -> bool:
    return arguments.code is not None or arguments.module is not None or arguments.program not in (None, "-")


def argv_of(arguments, program) -> list[str]:
    if arguments.code is not None:
        return ["-c", *rest(arguments)]
    if program is not None and program.argv0:
        return [program.argv0, *rest(arguments)]
    return [arguments.program or "", *arguments.args]


def rest(arguments) -> list[str]:
    """After -c and -m the first argument of the program is not its name."""
    return [*([arguments.program] if arguments.program is not None else []), *arguments.args]


def interactive(session: Session):
    """The reader for a terminal, or for a pipe where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Pipe(is_incomplete)
    from .terminal import Terminal
    home = Path.home()
    history = home / HISTORY if os.access(home, os.W_OK) else None
    return Terminal(is_incomplete, lambda: session.compiler.known_names(), session.members, session.hint, history)
