"""samples/: each program prints what its .out says; sessions print what the papers' do, but for this machine's numbers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from support import LAUNCHER, TESTS, build_library, missing_tool

SAMPLES = TESTS.parent / "samples"
PROGRAMS = sorted(SAMPLES.glob("*.py"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the samples, with their libraries built."""
    folder = tmp_path_factory.mktemp("samples") / "copy"
    shutil.copytree(SAMPLES, folder)
    for source in folder.glob("*.c"):
        build_library(source, folder)
    return folder


HEADERS = {"sqlite": "sqlite3.h", "virtual_table": "sqlite3.h", "zstream": "zlib.h", "expat_elements": "expat.h", "digest": "openssl/evp.h",
           "cipher": "openssl/evp.h", "fetch": "curl/curl.h", "image": "png.h", "loop": "uv.h", "screen": "curses.h",
           "tree": "libxml2/libxml/tree.h", "window": "SDL2/SDL.h"}
FOLDERS = [Path("/usr/include"), Path("/usr/include/x86_64-linux-gnu")]
DESCRIBED = re.compile(r"dwarfpython: .* has no debugging information: described by .*\n")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_program(dwarfpython, folder, program):
    header = HEADERS.get(program.stem)
    if header and not any((place / header).exists() for place in FOLDERS):
        pytest.skip(f"{header} is not installed")
    done = dwarfpython(program.name, cwd=folder, timeout=300)
    assert done.stdout == program.with_suffix(".out").read_text(), done.stderr
    assert (DESCRIBED.sub("", done.stderr), done.returncode) == ("", 0)


CHECKED_ALWAYS = ("sort", "buffer")
NOT_CLEAN = {"checked": "frees what is used on purpose",
             "tour": "takes minutes there", "window": "needs a display"}
CHECKED = [path for path in PROGRAMS if path.stem not in NOT_CLEAN]


@pytest.mark.parametrize("program", [pytest.param(path, id=path.stem, marks=[] if path.stem in CHECKED_ALWAYS else pytest.mark.slow)
                                     for path in CHECKED])
def test_memcheck_finds_nothing(dwarfpython, folder, cache_dir, program):
    if reason := missing_tool("valgrind"):
        pytest.skip(reason)
    dwarfpython(program.name, cwd=folder, timeout=300)           # compiled, and described
    done = subprocess.run(["valgrind", "-q", "--error-exitcode=99", LAUNCHER, program.name], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "DPY_CACHE_DIR": str(cache_dir)}, timeout=600, errors="backslashreplace")
    assert done.returncode != 99 and "==" not in done.stderr, done.stderr


def test_zstream_is_what_cpython_makes():
    text = b"the quick brown fox jumps over the lazy dog\n" * 2000
    small = zlib.compress(text)
    first = (SAMPLES / "zstream.out").read_text().splitlines()[0]
    assert first == f"{len(text)} {len(small)} {small[:2].hex()} {hex(zlib.crc32(small))}"


def transcript(dwarfpython, folder, name):
    done = dwarfpython("--transcript", f"{name}.session", cwd=folder)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


FIGURE_2 = r"""
>>> import c
>>> s = stat\(\)
>>> stat\("/etc/passwd", s\)
>>> print s
{ \.st_dev = \d+, .*\.st_size = (\d+), .* }
>>> def bye\(\):
\.\.\.     print "Goodbye, world!"
\.\.\.
>>> atexit\(bye\)
>>> import m
>>> print log2\(s\.st_size\)
([\d.]+)
>>> exit\(0\)
Goodbye, world!
""".lstrip()


def test_figure_2(dwarfpython, folder):
    """The first paper's session, word for word."""
    found = re.fullmatch(FIGURE_2, transcript(dwarfpython, folder, "figure2"))
    assert found
    assert abs(2 ** float(found[2]) - int(found[1])) < 1e-6


def test_ellipse(dwarfpython, folder):
    assert transcript(dwarfpython, folder, "ellipse") == (folder / "ellipse.out").read_text()
