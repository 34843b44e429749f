"""What tests import: where things are, and building C libraries to use from programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"


def build_library(source: Path, folder: Path, *flags: str) -> Path:
    """libNAME.so with debugging information from NAME.c."""
    library = folder / f"lib{source.stem}.so"
    command = ["gcc", "-g", "-O1", "-fPIC", "-shared", "-o", library, source, *flags]
    subprocess.run(command, check=True)
    return library
