"""Fixtures for all tests: running programs with the launcher of this environment."""

from __future__ import annotations

import os
import subprocess

import pytest
from support import LAUNCHER


def pytest_addoption(parser):
    parser.addoption("--abi-seeds", type=int, default=3, help="how many random libraries tests/test_abi.py tries")


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory):
    """A cache of the tests' own, which the workers share: what one has compiled none compiles again."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return tmp_path_factory.mktemp("cache")
    folder = tmp_path_factory.getbasetemp().parent / "cache"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


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
