"""tests/packages/NAME.py: what they do with packages of the Python Package Index, unmodified and of pinned versions, is what CPython does.

The packages are fetched with pip, once, into a folder of the user's cache. docs/packages.md says which ones pass.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from support import TESTS

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dwarfpython-tests" / "packages"
DRIVERS = sorted((TESTS / "packages").glob("*.py"))
QUICK = {"chevron", "docopt", "wcwidth"}
SECONDS = 300


@functools.cache
def fetched(requirement: str) -> Path | str:
    """The folder of an unpacked package, or why it cannot be had."""
    folder = CACHE / requirement
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    part = CACHE / f"{requirement}.{os.getpid()}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":none:", "--timeout", "10", "--retries", "0",
               "--disable-pip-version-check", "--dest", part, requirement]
    done = subprocess.run(command, capture_output=True, text=True)
    archive = next(part.iterdir(), None) if part.is_dir() else None
    if done.returncode or archive is None:
        shutil.rmtree(part, ignore_errors=True)
        return f"pip cannot download {requirement}: {(done.stderr.strip().splitlines() or ['?'])[-1]}"
    unpack(archive)
    if not folder.is_dir():
        part.rename(folder)
    return folder


def unpack(archive: Path) -> None:
    """A wheel as it is; of a source archive what is below its only folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(archive.parent)
    else:
        with tarfile.open(archive) as source:
            source.extractall(archive.parent, filter="data") if hasattr(tarfile, "data_filter") else source.extractall(archive.parent)
        top = next(path for path in archive.parent.iterdir() if path.is_dir())
        for path in top.iterdir():
            path.rename(archive.parent / path.name)
    archive.unlink()


def outcome(done):
    """With the last line of stderr, but for what is said where `import yaml` finds a native library."""
    said = [line for line in done.stderr.strip().splitlines() if " has no debugging information: described by " not in line]
    return done.stdout, done.returncode, (said or [""])[-1]


def case(driver):
    return pytest.param(driver, id=driver.stem, marks=[] if driver.stem in QUICK else [pytest.mark.slow])


@pytest.mark.parametrize("driver", [case(driver) for driver in DRIVERS])
def test_package(dwarfpython, driver, tmp_path):
    for requirement in re.match("# packages: (.*)", driver.read_text())[1].split():
        folder = fetched(requirement)
        if isinstance(folder, str):
            pytest.skip(folder)
        for path in folder.iterdir():
            if path.is_dir() or path.suffix == ".py" and path.name != "setup.py":
                (tmp_path / path.name).symlink_to(path)
    program = tmp_path / f"use_{driver.name}"
    shutil.copy(driver, program)
    expected = subprocess.run([sys.executable, "-W", "ignore", program], capture_output=True, text=True, cwd=tmp_path)
    done = dwarfpython(program, cwd=tmp_path, timeout=SECONDS)
    assert outcome(done) == outcome(expected), done.stderr
