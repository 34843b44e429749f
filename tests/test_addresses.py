"""What is known of addresses, where things go wrong: damaged indexes, chunks freed twice, other allocators."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import zlib

import pytest
from support import LAUNCHER, TESTS, build_library

HEADER, CHECKSUM = 8 + 4 + 4 + 8 + 4 + 4 + 32 + 32 + 16, 24
PROGRAM = """
import addresses
def show(p):
    print(describe(p).partition(" @")[0])
for p in (ellipse_new(1, 2), ints_new(3), shelf_new(2, "x"), the_unit(), the_table(), addressof(corners[1])):
    show(p)
with_local(lambda p: show(p) or 0)
"""
KNOWN = ["<struct ellipse", "<int[3]", "<struct shelf", "<struct ellipse", "<double[3]", "<struct point[4]", "<struct point"]


@pytest.fixture
def run(tmp_path):
    """run(program text) -> CompletedProcess, in a folder with libaddresses.so and a cache of its own."""
    build_library(TESTS / "foreign" / "addresses.c", tmp_path)

    def run(text, *options, **environment):
        (tmp_path / "program.py").write_text(text)
        environment = {**os.environ, "DPY_CACHE_DIR": str(tmp_path / "cache"), **environment}
        return subprocess.run([LAUNCHER, *options, tmp_path / "program.py"], capture_output=True, text=True, timeout=60,
                              env=environment, cwd=tmp_path)
    return run


def index_of(tmp_path):
    for path in (tmp_path / "cache" / "descriptions").glob("*.dpyindex"):
        if b"ellipse_new" in path.read_bytes():
            return path
    raise AssertionError("no index")


def test_a_damaged_index_says_nothing_and_does_no_harm(run, tmp_path):
    """Every number is checked where it is used, even if the checksum agrees."""
    assert run(PROGRAM).stdout.splitlines() == KNOWN
    path, chance = index_of(tmp_path), random.Random(3)
    whole = path.read_bytes()
    for turn in range(40):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 8, 64))):
            damaged[chance.randrange(HEADER, len(damaged))] = chance.choice((0, 1, 0x7f, 0xff, chance.randrange(256)))
        if turn:
            damaged[CHECKSUM:CHECKSUM + 4] = zlib.crc32(damaged[HEADER:]).to_bytes(4, "little")
        path.write_bytes(damaged)
        done = run(PROGRAM)
        assert done.returncode in (0, 1) and "Segmentation" not in done.stderr, (turn, done)
    path.write_bytes(whole[:len(whole) // 2])
    assert run(PROGRAM).returncode == 0
    path.unlink()
    assert run(PROGRAM).stdout.splitlines()[0] == "<unknown"


def test_c_frees_twice(run, tmp_path):
    """As with libc alone the process ends, although the chunk still waits in the quarantine."""
    (tmp_path / "twice.c").write_text("#include <stdlib.h>\nvoid drop(void *p) { free(p); }\n"
                                      "void drop_twice(void *p) { drop(p); drop(p); }\n")
    build_library(tmp_path / "twice.c", tmp_path)
    text = "import twice\nimport addresses\np = ints_new(3)\nprint(p[0])\n"
    done = run(text + "drop(p)\ndrop(p)\n")
    assert (done.returncode, done.stdout) == (1, "3\n") and "ReferenceError: use of freed memory" in done.stderr
    done = run(text + "drop_twice(p)\n")
    assert done.returncode == -signal.SIGABRT and "free(): double free detected" in done.stderr


def test_another_malloc_is_passed_by(run, tmp_path):
    """What C allocates is then opaque; what Python allocates is known."""
    (tmp_path / "other.c").write_text(
        "#include <stddef.h>\nvoid *__libc_malloc(size_t); void *__libc_calloc(size_t, size_t);\n"
        "void *__libc_realloc(void *, size_t); void __libc_free(void *);\n"
        "void *malloc(size_t n) { return __libc_malloc(n); }\nvoid *calloc(size_t n, size_t s) { return __libc_calloc(n, s); }\n"
        "void *realloc(void *p, size_t n) { return __libc_realloc(p, n); }\nvoid free(void *p) { __libc_free(p); }\n")
    other = build_library(tmp_path / "other.c", tmp_path)
    text = "import c\nimport addresses\np = ints_new(3)\nprint(describe(p).partition(' @')[0], describe([1]).partition(' @')[0])\nfree(p)\n"
    assert run(text).stdout.split() == ["<int[3]", "<list"]
    assert run(text, LD_PRELOAD=str(other)).stdout.split() == ["<unknown", "<list"]


@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not installed")
def test_under_memcheck_nothing_is_claimed(run, tmp_path):
    text = "import addresses\np = ints_new(3)\nprint(describe(p).partition(' @')[0])\n"
    run(text)
    done = subprocess.run(["valgrind", "-q", "--error-exitcode=9", LAUNCHER, tmp_path / "program.py"], capture_output=True, text=True,
                          timeout=120, env={**os.environ, "DPY_CACHE_DIR": str(tmp_path / "cache")}, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "<unknown\n"), done.stderr
