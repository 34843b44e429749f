"""What all tests share: the launcher of this environment, and running things with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory):
    """A cache of the tests' own, shared by all of a worker's tests."""
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    return folder


@pytest.fixture(scope="session")
def dwarfpython(cache_dir):
    """Runs the launcher: dwarfpython(*args, input=..., cwd=..., env=...) -> CompletedProcess with text."""
    if not LAUNCHER.exists():
        pytest.fail(f"{LAUNCHER} is not there: make")

    def run(*args, input=None, cwd=None, env=None, timeout=60):
        environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
        command = [str(LAUNCHER), *map(str, args)]
        return subprocess.run(command, input=input, cwd=cwd, env=environment, timeout=timeout, capture_output=True,
                              text=True, errors="backslashreplace")

    return run


def build_library(source: Path, folder: Path, *flags: str) -> Path:
    """libNAME.so with debugging information from NAME.c."""
    library = folder / f"lib{source.stem}.so"
    command = ["gcc", "-g", "-O1", "-fPIC", "-shared", "-o", library, source, *flags]
    subprocess.run(command, check=True)
    return library
