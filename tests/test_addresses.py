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


OPTIMISED = """
#include <stdlib.h>
struct point { double x, y; };
int with_parameter(int (*visit)(void *), struct point given) { return visit(&given) + visit(&given.y); }
static inline int inner(int (*visit)(void *), double x) { struct point deep = { x, x + 1 }; return visit(&deep); }
int with_inlined(int (*visit)(void *), int n) { int sum = 0; while (n--) sum += inner(visit, n); return sum; }
int with_shadows(int (*visit)(void *))
{
    int sum = 0;
    { struct point one = { 1, 1 }; sum += visit(&one); }
    { struct { long a, b; } two = { 2, 2 }; sum += visit(&two); }
    return sum;
}
"""


@pytest.mark.parametrize("flags", [("-O2",), ("-O2", "-fomit-frame-pointer", "-gdwarf-4"), ("-Os",)], ids="-".join)
def test_variables_of_optimised_frames(run, tmp_path, flags):
    """By location lists, of parameters and of inlined functions, and only where they live."""
    (tmp_path / "optimised.c").write_text(OPTIMISED)
    build_library(tmp_path / "optimised.c", tmp_path, *flags)
    done = run("import optimised\ndef visit(p):\n    text = describe(p)\n"
               "    print(text.partition(' @')[0], text.partition(' stack ')[2].partition(',')[0])\n    return 1\n"
               "print(with_parameter(visit, (1.0, 2.0)), with_inlined(visit, 2), with_shadows(visit))\n")
    shown = done.stdout.splitlines()
    assert shown[0] == "<struct point given" and shown[2:4] == 2 * ["<struct point deep"], done
    assert shown[4] == "<struct point one" and shown[5].endswith("two") and shown[-1] == "2 2 2", done


SITES = """
import c
def make():
    return malloc(24)
def drop(p):
    free(p)
p = cast("char *", make())
print(describe(p).partition("allocated ")[2])
drop(p)
try:
    p[0]
except ReferenceError as error:
    print(str(error).partition("allocated ")[2])
allocate = malloc
print(describe(allocate(5)).partition("allocated ")[2])
print(describe(strdup("text")).partition("allocated ")[2])
"""


@pytest.mark.parametrize("options", [(), ("--calls=ffi",)], ids=["direct", "ffi"])
def test_sites_in_python(run, options):
    """They have lines, also where libffi calls; those in libc have names that its users know."""
    done = run(SITES, *options)
    assert done.stdout.splitlines()[:3] == ["at program.py:4 by make>", "at program.py:4 by make, freed at program.py:6 by drop>",
                                            "at program.py:15 by <module>>"], done
    assert "strdup" in done.stdout.splitlines()[3] and "__strdup" not in done.stdout, done
