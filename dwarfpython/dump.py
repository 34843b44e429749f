"""What --dump=STAGE prints: deterministic text, from the printers that tests and the session use too."""

from __future__ import annotations

import subprocess
import sys
import tempfile

from dwarfpython.ir.printer import print_module, print_types as types   # noqa: F401
from dwarfpython.syntax.dump import print_ast as ast, print_scopes as scopes, print_tokens as tokens   # noqa: F401

ir = print_module

# What describes each view of an image, as the reader of the binary tools would ask for it.
COMMANDS = {"elf": ["readelf", "-a", "-W"], "dwarf": ["readelf", "--debug-dump=info", "-W"],
            "lines": ["readelf", "--debug-dump=decodedline", "-W"]}


class Stop(Exception):
    """--stop-after: the stage has been reached."""


def image(data: bytes, stage: str) -> str:
    """An image as readelf shows it."""
    with tempfile.NamedTemporaryFile(suffix=".so") as file:
        file.write(data)
        file.flush()
        try:
            shown = subprocess.run([*COMMANDS[stage], file.name], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return "readelf is needed to show images: apt-get install binutils\n"
        return shown.stdout.replace(file.name, "image")


is_worker = False        # one of many, whose bars would be drawn one over the other


def progress(name: str):
    """A progress bar for a long import, on a terminal; None elsewhere."""
    if is_worker or not sys.stderr.isatty():
        return None
    from dwarfpython.progress import Bar
    return Bar(f"import {name}")
