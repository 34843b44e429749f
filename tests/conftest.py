"""Fixtures for all tests: running programs with the launcher of this environment."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest
from support import LAUNCHER, missing_tool


def pytest_configure():
    """Started in the background by a script, the tests would ignore Ctrl-C, and so would all programs that they run."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--abi-seeds", type=int, default=3, help="how many random libraries tests/test_abi.py tries")


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory):
    """A cache of the tests' own, which the workers share: what one has compiled none compiles again. At the end the DWARF of all
    images in it must be good."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = tmp_path_factory.getbasetemp().parent / "cache"
        folder.mkdir(mode=0o700, exist_ok=True)
    else:
        folder = tmp_path_factory.mktemp("cache")
    yield folder
    if not missing_tool("llvm-dwarfdump"):
        found = malformed(sorted((folder / "images").glob("*.so")))
        assert not found, found


def malformed(images: list[Path]) -> str:
    """What llvm-dwarfdump finds wrong with images, many at a time: it needs two milliseconds for each."""
    many = 500
    for i in range(0, len(images), many):
        if verified(*images[i:i + many]).returncode:        # maybe one that another worker's test has evicted
            wrong = [done.stdout + done.stderr for image in images[i:i + many]
                     if (done := verified(image)).returncode and image.exists()]
            if wrong:
                return "\n".join(wrong)
    return ""


def verified(*images: Path) -> subprocess.CompletedProcess:
    return subprocess.run(["llvm-dwarfdump", "--verify", *images], capture_output=True, text=True, errors="replace")


@pytest.fixture(scope="session")
def dwarfpython(cache_dir):
    """Runs the launcher: dwarfpython(*args, input=..., cwd=..., env=...) -> CompletedProcess with text."""
    if not LAUNCHER.exists():
        pytest.fail(f"{LAUNCHER} is not there: make")

    def run(*args, input=None, cwd=None, env=None, timeout=240):
        environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir), "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
        command = [str(LAUNCHER), *map(str, args)]
        return subprocess.run(command, input=input, cwd=cwd, env=environment, timeout=timeout, capture_output=True,
                              text=True, errors="backslashreplace")

    return run
