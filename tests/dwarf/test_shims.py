"""Function-like macros and static inline functions of headers are called through shims."""

import os
import subprocess

import pytest
from support import LAUNCHER

from dwarfpython.dwarf import load_library

HEADER = r"""
struct box { int width, height; struct box *inner; };
typedef struct { double x; void (*moved)(int); } spot, *spotp;
#define BOX_AREA(b) ((b)->width * (b)->height)
#define BOX_RESIZE(b, w, h) do { (b)->width = (w); (b)->height = (h); } while (0)
#define SPOT_SET(s, at, by) do { ((spotp)(void *)(s))->x = (at); ((s)->moved = (by), (void)0); } while (0)
#define SPOT_MOVE(s, to) ((s)->x = (to))
#define SPOT_X(s) ((s)->x)
#define SPOT_HELD(s) ((s).x)
#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define IS_ODD_NUMBER(x) __builtin_isnan(x)
#define BOX_OPEN(name) box_open(name, sizeof(struct box))
#define BOX_NAME(n) #n " box"
#define BOX_LOG(...) box_log(__VA_ARGS__)
#define BOX_DECLARE(name) struct box name
#define box_real(b) box_real(b)
#define NO_ARGUMENTS() 42
#define box_real_too box_other
#define box_other box_real
#define BOX_AREA_TOO BOX_AREA
static inline int box_twice(const struct box *b) { return 2 * BOX_AREA(b); }
static inline struct box box_made(int width, int height) { struct box b = { width, height, 0 }; return b; }
int box_open(const char *name, int size);
int box_real(struct box *b);
"""
SOURCE = '#include "box.h"\n#undef box_real\nint box_open(const char *name, int size) { return name[0] + size; }\nint box_real(struct box *b) { return -b->width; }\n'


@pytest.fixture
def box(tmp_path):
    (tmp_path / "box.h").write_text(HEADER)
    (tmp_path / "box.c").write_text(SOURCE)
    subprocess.run(["gcc", "-shared", "-fPIC", "-s", "-Wl,--build-id", "-o", "libbox.so", "box.c"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture
def shims(box):
    library = load_library(str(box / "libbox.so"), cache_dir=str(box / "cache"))
    library.make_ready(library.beyond)
    return load_library(library.shims("BOX_AREA"), cache_dir=str(box / "cache"))


@pytest.mark.parametrize("name, prototype", [
    ("BOX_AREA", "int BOX_AREA(struct box *b)"), ("BOX_RESIZE", "void BOX_RESIZE(struct box *b, int w, int h)"),
    ("SPOT_SET", "void SPOT_SET(spot *s, double at, void (*by)(int))"), ("SPOT_X", "double SPOT_X(spot *s)"),
    ("SPOT_MOVE", "double SPOT_MOVE(spot *s, double to)"), ("SPOT_HELD", "double SPOT_HELD(spot s)"), ("LARGER", "int LARGER(int a, int b)"), ("IS_ODD_NUMBER", "int IS_ODD_NUMBER(double x)"),
    ("BOX_OPEN", "int BOX_OPEN(const char *name)"), ("NO_ARGUMENTS", "int NO_ARGUMENTS(void)"),
    ("box_twice", "int box_twice(const struct box *b)"), ("box_made", "struct box box_made(int width, int height)"),
])
def test_signature(shims, name, prototype):
    assert shims.function(name).prototype == prototype


def test_nothing_is_written_beside_what_is_prepared(box):
    path, prepared, cache = (str(box / name) for name in ("libbox.so", "prepared", "cache"))
    load_library(path, cache_dir=prepared)
    before = sorted((box / "prepared").rglob("*"))
    library = load_library(path, cache_dir=cache, prepared=prepared)
    library.make_ready(["BOX_AREA", "LARGER"])
    assert all(library.shims(name).startswith(cache) for name in ("BOX_AREA", "SPOT_X"))
    assert load_library(path, cache_dir=cache, prepared=prepared).shims("LARGER").startswith(cache)
    assert sorted((box / "prepared").rglob("*")) == before


def test_what_is_no_function(shims):
    for name in ("BOX_DECLARE", "BOX_LOG", "box_real"):
        assert shims.function(name) is None


def test_program(box):
    (box / "uses.py").write_text("""import box
b = box_made(3, 4)
print(b.width, BOX_AREA(b), box_twice(b), LARGER(3, 9), IS_ODD_NUMBER(float("nan")), NO_ARGUMENTS(), box_real(b))
BOX_RESIZE(b, 10, 20)
print(BOX_AREA(b), BOX_OPEN("a"), SPOT_X(spot(2.5)))
""")
    for _ in range(2):
        done = run(box, "uses.py")
        assert (done.stdout, done.returncode) == ("3 12 24 9 1 42 -3\n200 113 2.5\n", 0), done.stderr


def run(box, *arguments, **environment):
    env = {**os.environ, "DPY_CACHE_DIR": str(box / "programs"), **environment}
    env.pop("DPY_NATIVE_DIR", None)
    return subprocess.run([LAUNCHER, *arguments], cwd=box, capture_output=True, text=True, env=env, timeout=60)


def test_another_name_of_a_function(box):
    (box / "uses.py").write_text("import box\nb = box_made(3, 4)\nprint(box_real_too(b), BOX_AREA_TOO(b))\n")
    done = run(box, "uses.py")
    assert (done.stdout, done.returncode) == ("-3 12\n", 0), done.stderr


def test_info(box):
    whole = run(box, "info", "box").stdout
    assert f"// described by {box}/box.h\n" in whole and "#define box_real_too box_real\n" in whole
    assert "macros and inline functions of the headers\nBOX_AREA\n" in whole
    called = "// a macro or an inline function of the headers, called as\n"
    assert run(box, "info", "box", "BOX_AREA").stdout == f"{called}int BOX_AREA(struct box *b);\n"
    assert run(box, "info", "box", "BOX_AREA_TOO").stdout == "#define BOX_AREA_TOO BOX_AREA\nint BOX_AREA(struct box *b);\n"
    assert run(box, "info", "box", "spotp").stdout == "typedef struct {...} *spotp;\n"
    assert run(box, "info", "box", "BOX_ARE").stderr.endswith("library 'box' has no 'BOX_ARE'. Did you mean: 'BOX_AREA'?\n")
    assert "that no function can stand for" in run(box, "info", "box", "BOX_DECLARE").stderr


def test_what_no_function_can_stand_for(box):
    (box / "uses.py").write_text("import box\nBOX_DECLARE(1)\n")
    assert "ImportError: BOX_DECLARE is a macro of libbox.so's headers that no function can stand for" in run(box, "uses.py").stderr


def test_without_a_compiler(box):
    """Functions can be called; a macro says what it lacks, where it is used."""
    (box / "functions.py").write_text("import box\nprint(box_open('a', 1))\n")
    assert run(box, "functions.py").stdout == "98\n"
    (box / "macros.py").write_text("import box\nprint(box_open('a', 1))\nLARGER(1, 2)\n")
    done = run(box, "macros.py", PATH="")
    assert done.stdout == "98\n"
    assert "ImportError: LARGER is a macro or an inline function of libbox.so's headers, and there is no cc " in done.stderr
    assert run(box, "macros.py").returncode == 0
