"""Macros that need more than the DWARF of -g: from the headers, read when they are used, with `...`; given to others."""

import os
import shutil
import subprocess

import pytest
from support import LAUNCHER

from dwarfpython.dwarf.source_headers import source_headers

HEADER = r"""
#include <stdarg.h>
struct reel { int turns, wide; };
#define REEL_MOST 17
#define REEL_TURNS(r) ((r)->turns * 1)
#define REEL_NOW (reel_table[2])
#define REEL_ALSO_NOW REEL_NOW
#define REEL_FIRST (*reel_first())
#define REEL_BROKEN (reel_nowhere[2])
#define reel_log(format, ...) reel_log_at("here", 7, format, ##__VA_ARGS__)
#define reel_sum(...) reel_sum_of(__VA_ARGS__)
#define reel_mean(count, args...) (reel_floats(count, args) / (count))
#define reel_list(...) reel_take((int[]){ __VA_ARGS__ })
#define reel_fixed(...) reel_take(__VA_ARGS__)
#define reel_wipe(r, ...) do { (r)->turns = 0; reel_log_at("wiped", 0, __VA_ARGS__); } while (0)
extern int reel_table[4];
struct reel *reel_first(void);
int reel_log_at(const char *file, int line, const char *format, ...);
int reel_sum_of(int count, ...);
double reel_floats(int count, ...);
int reel_take(int *items);
static inline int reel_twice(int x) { return 2 * x; }
"""
SOURCE = r"""
#include <stdio.h>
#include "reel.h"
int reel_table[4] = { 1, 2, 3, 4 };
struct reel *reel_first(void) { static struct reel reel = { 5, 6 }; return &reel; }
int reel_log_at(const char *file, int line, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    printf("%s:%d: ", file, line);
    int length = vprintf(format, list);
    puts("");
    va_end(list);
    return length;
}
int reel_sum_of(int count, ...)
{
    va_list list;
    int sum = 0;
    va_start(list, count);
    while (count--)
        sum += va_arg(list, int);
    va_end(list);
    return sum;
}
double reel_floats(int count, ...)
{
    va_list list;
    double sum = 0;
    va_start(list, count);
    while (count--)
        sum += va_arg(list, double);
    va_end(list);
    return sum;
}
int reel_take(int *items) { return items[0]; }
"""
PROGRAM = """import reel
r = reel_first()
print(REEL_MOST, reel.REEL_TURNS(r), reel_twice(4), REEL_NOW, reel.REEL_NOW + 1, REEL_ALSO_NOW, REEL_FIRST)
reel_table[2] = 30
print(REEL_NOW)
print(reel_log("%d %s %.1f %c", 5, "text", 2.5, ord("x")), reel_log("plain"))
print(reel_sum(3, 10, 20, 30), reel_sum(0), reel_sum(9, 1, 2, 3, 4, 5, 6, 7, 8, 9), reel_mean(2, 1.5, 2.5), reel_mean(1, 3.0))
reel_wipe(r, "%s", "gone")
print(r.turns)
try:
    REEL_BROKEN
except ImportError as error:
    print(error)
try:
    reel_list(1, 2)
except ImportError as error:
    print(error)
"""
CANNOT = " is a macro of libreel.so's headers that no function can stand for\n"
PRINTED = ("17 5 8 3 4 3 { .turns = 5, .wide = 6 }\n30\nhere:7: 5 text 2.5 x\nhere:7: plain\n12 5\n60 0 45 2.0 3.0\nwiped:0: gone\n0\n"
           f"REEL_BROKEN{CANNOT}reel_list{CANNOT}")


@pytest.fixture
def reel(request, tmp_path):
    """The library in a folder, its header and source in another; stripped, or with DWARF that knows no macros."""
    made = tmp_path / "made"
    made.mkdir()
    (tmp_path / "reel.h").write_text(HEADER)
    (tmp_path / "reel.c").write_text(SOURCE)
    subprocess.run(["gcc", request.param, "-shared", "-fPIC", "-Wl,--build-id", "-o", made / "libreel.so", tmp_path / "reel.c"], check=True)
    if request.param == "-s":
        shutil.copy(tmp_path / "reel.h", made)
    (made / "uses.py").write_text(PROGRAM)
    return made


def run(folder, *arguments, cache="cache", **environment):
    env = {**os.environ, "DPY_CACHE_DIR": str(folder / cache), **environment}
    env.pop("DPY_NATIVE_DIR", None)
    return subprocess.run([LAUNCHER, *arguments], cwd=folder, capture_output=True, text=True, env=env, timeout=120)


@pytest.mark.parametrize("reel", ["-g", "-s"], indirect=True)
def test_program(reel):
    done = run(reel, "uses.py")
    assert (done.stdout, done.returncode) == (PRINTED, 0), done.stderr
    assert f"{reel.parent}" in done.stderr and "reel.h" in done.stderr
    again = run(reel, "uses.py")
    assert (again.stdout, again.stderr) == (PRINTED, "")


@pytest.mark.parametrize("reel", ["-s"], indirect=True)
def test_given_to_someone_without_headers_and_compiler(reel):
    """`describe -o` writes the functions for all macros too."""
    header = next(folder / "reel.h" for folder in (reel, reel.parent) if (folder / "reel.h").exists())
    done = run(reel, "describe", "reel", "--header", str(header), "-o", "given.so")
    assert done.returncode == 0, done.stderr
    for header in reel.parent.rglob("reel.h"):
        header.unlink()
    taken = run(reel, "describe", "reel", "--from", "given.so", cache="other", PATH="")
    assert taken.returncode == 0, taken.stderr
    done = run(reel, "uses.py", cache="other", PATH="")
    assert (done.stdout, done.returncode) == (PRINTED, 0), done.stderr


@pytest.mark.parametrize("reel", ["-g"], indirect=True)
def test_dwarf_is_enough_while_nothing_else_is_named(reel):
    """Headers cost time: they are asked only for names that nothing explains."""
    (reel / "plain.py").write_text("import reel\nprint(reel_first())\n")
    done = run(reel, "plain.py")
    assert done.stdout == "{ .turns = 5, .wide = 6 }\n", done.stderr
    assert ("macros" in done.stderr) is False


@pytest.mark.parametrize("reel", ["-g"], indirect=True)
def test_names_that_no_header_explains(reel):
    for header in reel.parent.rglob("reel.h"):
        if header.parent == reel.parent:
            header.unlink()
    (reel / "wrong.py").write_text("import reel\ntry:\n    REEL_MOST\nexcept NameError as error:\n    print(error)\nprint(reel_first().turns)\n")
    done = run(reel, "wrong.py")
    assert done.stdout.splitlines()[-1:] == ["5"], done.stderr


@pytest.mark.parametrize("reel", ["-s"], indirect=True)
def test_info(reel):
    whole = run(reel, "info", "reel").stdout
    assert "\n// 4 macros of the headers that are read when they are used\nREEL_ALSO_NOW\nREEL_BROKEN\nREEL_FIRST\nREEL_NOW\n" in whole
    assert "int dpy_value_of_REEL_NOW(void);" in run(reel, "info", "reel", "REEL_NOW").stdout
    assert "int reel_log(const char *format, ...);" in run(reel, "info", "reel", "reel_log").stdout


def test_file_tables_that_make_no_sense(tmp_path):
    """They cost the headers, and nothing else."""
    (tmp_path / "spool.h").write_text("struct spool { int turns; };\nint spool(struct spool *);\n")
    (tmp_path / "spool.c").write_text('#include "spool.h"\nint spool(struct spool *s) { return s->turns; }\n')
    path = tmp_path / "libspool.so"
    subprocess.run(["gcc", "-g", "-shared", "-fPIC", "-o", path, tmp_path / "spool.c"], check=True)
    assert source_headers(str(path), ["spool"]).files == (str(tmp_path / "spool.h"),)
    subprocess.run(["objcopy", "--dump-section", f".debug_line={tmp_path}/lines", path, tmp_path / "copy.so"], check=True)
    lines = (tmp_path / "lines").read_bytes()
    whole = path.read_bytes()
    start = whole.index(lines)
    for at in range(start, start + len(lines)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xA5]) + whole[at + 1:])
        assert set(source_headers(str(path), ["spool"]).files) <= {str(tmp_path / "spool.h")}
