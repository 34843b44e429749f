"""What tests import: where things are, and building C libraries to use from programs."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dwarfpython import modules

TESTS = Path(__file__).parent
LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"


def build_library(source: Path, folder: Path, *flags: str) -> Path:
    """libNAME.so with debugging information from NAME.c."""
    library = folder / f"lib{source.stem}.so"
    command = ["gcc", "-g", "-O1", "-fPIC", "-shared", "-o", library, source, *flags]
    subprocess.run(command, check=True)
    return library


def image_of(program: Path, cache: Path) -> Path | None:
    """The image that a program's last compilation wrote, from its manifest in the cache."""
    whole = (cache / "manifests").glob("[!.]*")          # not what a test beside this one is writing
    manifests = sorted(whole, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for manifest in manifests:
        text = manifest.read_text(errors="replace")
        if re.search(rf"^input .* {re.escape(str(program))}$", text, re.MULTILINE):
            return Path(re.search("^image [0-9]+ [0-9a-f]+ (.*)$", text, re.MULTILINE)[1])
    return None


def imports_library(program: Path) -> bool:
    """Whether a program imports modules of the library that the installation has not ready for unusual options: they take seconds."""
    names = re.findall(r"^\s*(?:import|from) +(\w+)", program.read_text(), re.MULTILINE)
    return any(modules.find(name, (modules.LIBRARY, modules.STANDARD)) for name in names)


# Tools that a machine may not allow, with what they must be able to do.
TRIED = {"rr": ["rr", "record", "-o", "trace", "true"], "strace": ["strace", "-o", os.devnull, "true"],
         "ltrace": ["ltrace", "-o", os.devnull, "true"]}


@functools.cache
def missing_tool(tool: str) -> str:
    """Why a tool cannot be used here; nothing if it can."""
    if shutil.which(tool) is None:
        return f"{tool} is not installed"
    if tool in TRIED and subprocess.run(TRIED[tool], capture_output=True, cwd=tempfile.mkdtemp()).returncode:
        return f"{tool} does not work here"
    if tool == "perf" and subprocess.run(["perf", "record", "-q", "-o", os.devnull, "true"], capture_output=True).returncode:
        return "perf may not record here (kernel.perf_event_paranoid)"
    return ""
