"""Libraries without debugging information are described by their headers."""

import os
import subprocess
import sys

import pytest
from support import LAUNCHER

from dwarfpython.dwarf import DescriptionError, load_library
from dwarfpython.dwarf.header_search import declared_words, declaring, find_library_headers, named_like, umbrella
from dwarfpython.dwarf.parameters import parameter_names
from dwarfpython.dwarf.undescribed import PACKAGES, remembered

HEADER = r"""
#ifndef GADGET_H
#define GADGET_H
#define GADGET_VERSION "1.2\n"
#define GADGET_LIMIT (1 << 20)
#define GADGET_NOTHING
#define GADGET_STATIC ((gadget_free)0)
#define GADGET_TRANSIENT ((gadget_free)-1)
#define GADGET_UNKNOWN (no_such_thing + 1)
typedef void (*gadget_free)(void *);
struct gadget { int kind; union { double weight; char name[8]; }; unsigned small : 3; struct gadget *next; };
enum gadget_kind { ROUND = 1, SQUARE };
struct gadget *gadget_new(enum gadget_kind kind, double weight);
int gadget_visit(struct gadget *first, int (*visit)(struct gadget *, void *), void *data, gadget_free release);
int (gadget_count)(const struct gadget *);
int gadget_log(const char *format, ...);
extern int gadget_total;
#endif
"""
SOURCE = r"""
#include <stdlib.h>
#include "gadget.h"
int gadget_total;
struct gadget *gadget_new(enum gadget_kind kind, double weight)
{
    struct gadget *made = calloc(1, sizeof *made);
    made->kind = kind, made->weight = weight, gadget_total++;
    return made;
}
int gadget_visit(struct gadget *first, int (*visit)(struct gadget *, void *), void *data, gadget_free release)
{
    return visit(first, data) + (release == GADGET_TRANSIENT);
}
int (gadget_count)(const struct gadget *g) { return g ? 1 + gadget_count(g->next) : 0; }
int gadget_log(const char *format, ...) { return format[0]; }
int gadget_secret(int a) { return a; }
"""


@pytest.fixture
def gadget(tmp_path):
    """A stripped library in a folder with its header."""
    (tmp_path / "gadget.h").write_text(HEADER)
    (tmp_path / "gadget.c").write_text(SOURCE)
    subprocess.run(["gcc", "-shared", "-fPIC", "-s", "-Wl,--build-id", "-o", "libgadget.so", "gadget.c"], cwd=tmp_path, check=True)
    return tmp_path / "libgadget.so"


def load(path, cache, **options):
    return load_library(str(path), cache_dir=str(cache), **options)


def test_stripped_library(gadget, tmp_path):
    notices = []
    library = load(gadget, tmp_path / "cache", notice=notices.append)
    assert notices == [f"libgadget.so has no debugging information: described by {tmp_path}/gadget.h"]
    assert library.function("gadget_new").prototype == "struct gadget *gadget_new(enum gadget_kind kind, double weight)"
    assert library.function("gadget_visit").parameter_names == ("first", "visit", "data", "release")
    assert library.function("gadget_count").prototype == "int gadget_count(const struct gadget *)"
    assert library.function("gadget_log").type.variadic and library.function("gadget_secret").type is None
    assert [m.name for m in library.struct("gadget").members] == ["kind", None, "small", "next"]
    assert library.variable("gadget_total").type.size == 4
    values = [library.constant(f"GADGET_{name}") for name in ("VERSION", "LIMIT", "NOTHING", "STATIC", "TRANSIENT", "UNKNOWN")]
    assert values == ["1.2\n", 1 << 20, None, 0, -1, None] and library.constant("SQUARE") == 2


def test_second_time_nothing_is_compiled(gadget, tmp_path, monkeypatch):
    load(gadget, tmp_path / "cache")
    monkeypatch.setenv("PATH", "")
    assert load(gadget, tmp_path / "cache").function("gadget_new").type


def test_without_a_compiler(gadget, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DescriptionError, match="no debugging information, and there is no cc .*apt-get install gcc"):
        load(gadget, tmp_path / "cache")
    assert not list((tmp_path / "cache").rglob("*.so"))


@pytest.mark.parametrize("text", ["int gadget_new(", "#error no\n int gadget_new(int);", "#include <nowhere.h>\nint gadget_new(int);"])
def test_headers_that_do_not_compile(gadget, tmp_path, text):
    gadget.with_name("gadget.h").write_text(text)
    with pytest.raises(DescriptionError, match=r"its headers do not compile: .*error:"):
        load(gadget, tmp_path / "cache")


def test_without_headers(gadget, tmp_path):
    gadget.with_name("gadget.h").unlink()
    with pytest.raises(DescriptionError, match="no headers: install .*apt-get install libgadget-dev.* --header FILE"):
        load(gadget, tmp_path / "cache")


def test_a_header_that_must_not_stand_alone_gives_way(tmp_path):
    parts = tmp_path / "lib" / "parts"
    parts.mkdir(parents=True)
    (parts / "base.h").write_text("#ifndef LIB_H\n#error include lib.h\n#endif\nint lib_base(int);\n")
    (parts.parent / "lib.h").write_text("#define LIB_H\n#include \"parts/base.h\"\n")
    assert umbrella(str(parts / "base.h")) == str(parts.parent / "lib.h")
    assert declaring([str(parts / "base.h"), str(parts.parent / "lib.h")], {b"lib_base"}) == [str(parts / "base.h")]


def test_headers_are_found_by_name(tmp_path):
    (tmp_path / "include").mkdir()
    (tmp_path / "lib").mkdir()
    (tmp_path / "include" / "thing.h").write_text("int thing(void);")
    assert list(named_like("thing2", str(tmp_path / "lib" / "libthing2.so"))) == [str(tmp_path / "include" / "thing.h")]
    assert not find_library_headers("thing2", str(tmp_path / "lib" / "libthing2.so"), ["other"])


def test_words_of_a_header():
    text = b"#define add lib_add\n#define sub RENAME(sub)\n#define gone lib_gone\nint add(int);\n#if other\nint mul(int);\n"
    assert declared_words(text) == {b"int", b"add", b"lib_add", b"mul"}


@pytest.mark.parametrize("text, names", [
    ("int f(int a, const char *b);", ("a", "b")), ("int f(void);", ()), ("int f();", ()), ("int (f)(int, long x);", ("", "x")),
    ("void (*f(int sig, void (*handler)(int)))(int);", ("sig", "handler")), ("int f(const char *, ...);", ("",)),
    ("int f(char **argv, int (*table[3])(int), double m[4][4]);", ("argv", "table", "m")),
    ("int f(struct s, struct s *, unsigned, const T, struct s t, unsigned n, T u);", ("", "", "", "", "t", "n", "u")),
    ("int f(T __attribute__((unused)) a, int b __attribute__((unused)));", ("", "b")), ("int f(int", None),
    ("struct s { int f; }; inline int g(int a) { return f(a); } int f(int __b);", ("b",)),
])
def test_parameter_names(text, names):
    assert parameter_names(f'# 1 "x.h"\n{text}\n', ["f"]) == ({} if names is None else {"f": names})


def run(*arguments, env=None, **options):
    """As a user does: with the installed native parts, not those that the tests of this folder hide."""
    env = {**os.environ, **(env or {})}
    env.pop("DPY_NATIVE_DIR", None)
    return subprocess.run([LAUNCHER, *arguments], capture_output=True, text=True, timeout=60, env=env, **options)


def test_program_uses_a_stripped_library(gadget, tmp_path):
    (tmp_path / "uses.py").write_text("""import gadget
def visit(g, data):
    return g.kind + data

g = gadget_new(SQUARE, 2.5)
print(g.weight, gadget_count(g), gadget_total, gadget_visit(g, visit, new("int", 40), GADGET_TRANSIENT))
""")
    fresh = {"DPY_CACHE_DIR": str(tmp_path / "cache")}
    done = run("uses.py", cwd=tmp_path, env=fresh)
    assert (done.stdout, done.returncode) == ("2.5 1 1 43\n", 0)
    assert done.stderr == f"dwarfpython: libgadget.so has no debugging information: described by {tmp_path}/gadget.h\n"
    assert run("uses.py", cwd=tmp_path, env=fresh).stderr == ""


def test_info(gadget, tmp_path):
    whole = run("info", "gadget", cwd=tmp_path).stdout.splitlines()
    assert "int gadget_log(const char *format, ...);" in whole and "// 1 functions of which only the name is known" in whole
    assert '#define GADGET_VERSION "1.2\\n"' in whole and "extern" not in whole and "int gadget_total;" in whole
    assert run("info", "gadget", "gadget", cwd=tmp_path).stdout.splitlines() == [
        "struct gadget {",
        "    int kind;                               // offset 0, size 4", "    // 4 bytes of padding",
        "    union {", "        double weight;                      // offset 0, size 8",
        "        char name[8];                       // offset 0, size 8", "    };    // offset 8, size 8",
        "    unsigned int small : 3;                 // offset 16, 3 bits", "    // 8 bytes of padding",
        "    struct gadget *next;                    // offset 24, size 8", "};    // size 32"]
    assert run("info", "gadget", "gadget_nwe", cwd=tmp_path).stderr == \
        "dwarfpython: library 'gadget' has no 'gadget_nwe'. Did you mean: 'gadget_new'?\n"
    assert run("info").returncode == 2 and "no library libnever.so*" in run("info", "never").stderr


def test_describe_gives_a_description_to_others(gadget, tmp_path):
    header = gadget.with_name("gadget.h").rename(tmp_path / "other.h")
    assert "no headers of gadget are found" in run("describe", "gadget", cwd=tmp_path).stderr
    done = run("describe", "gadget", "--header", "other.h", "-o", "given.so", cwd=tmp_path)
    assert done.stdout.startswith("libgadget.so: 4 functions described by ") and done.returncode == 0
    header.unlink()
    elsewhere = {"DPY_CACHE_DIR": str(tmp_path / "elsewhere"), "PATH": ""}
    assert run("info", "gadget", "gadget_new", cwd=tmp_path, env=elsewhere).returncode == 1
    taken = run("describe", "gadget", "--from", "given.so", cwd=tmp_path, env=elsewhere)
    assert taken.stdout.startswith("libgadget.so: 4 functions") and taken.returncode == 0
    assert "gadget_new(enum gadget_kind kind" in run("info", "gadget", "gadget_new", cwd=tmp_path, env=elsewhere).stdout


def test_describe_refuses(gadget, tmp_path):
    (tmp_path / "not.so").write_bytes(b"\x7fELF nothing")
    for arguments, reason in ((["--header", "nowhere.h"], "nowhere.h: No such file"), (["--from", "not.so"], "not.so"),
                              (["--from", sys.executable], "describes a library of build-id unknown"), (["--cc", "nocc"], "nocc")):
        done = run("describe", "gadget", *arguments, cwd=tmp_path)
        assert done.returncode == 1 and reason in done.stderr and "Traceback" not in done.stderr, done.stderr


def test_a_file_called_as_a_command_is_a_program(tmp_path):
    (tmp_path / "info").write_text("import sys\nprint('mine', sys.argv[1:])\n")
    done = run("info", "c", cwd=tmp_path)
    assert done.stdout + done.stderr == "mine ['c']\n"


def test_a_macro_that_headers_ask_for_is_in_the_librarys_name(tmp_path):
    """As PCRE2_CODE_UNIT_WIDTH, which is 8 for pcre2-8; and the name is one for Python."""
    (tmp_path / "wide-16.h").write_text("#ifndef WIDE_UNIT_SIZE\n#error WIDE_UNIT_SIZE must be defined before this.\n#endif\n"
                                        "struct hidden;\nstruct tm;\nint wide_size(struct hidden *, struct tm *);\nenum { SIZE = WIDE_UNIT_SIZE };\n")
    (tmp_path / "wide.c").write_text("struct hidden;\nstruct tm;\nint wide_size(struct hidden *h, struct tm *t) { return h || t ? 1 : 16; }\n")
    subprocess.run(["gcc", "-shared", "-fPIC", "-s", "-Wl,-soname,libwide-16.so", "-o", "libwide-16.so", "wide.c"], cwd=tmp_path, check=True)
    (tmp_path / "uses.py").write_text("""import wide_16
import c
print(sizeof(tm) > 40, wide_16.struct.tm)
cell = new("struct hidden *")
print(wide_size(cell[0], None), SIZE)
try:
    new("struct hidden")
except TypeError as error:
    print(error)
""")
    done = run("uses.py", cwd=tmp_path)
    assert done.stdout == "True <class 'struct tm'>\n16 16\ncannot make a struct hidden: its size is not known\n", done.stderr


def test_the_package_of_a_librarys_headers_is_asked_for_once(tmp_path):
    """Until packages are installed: that changes the folder of their lists."""
    asked = []

    def find():
        asked.append(1)
        return "libgadget-dev"

    memo = str(tmp_path / "packages" / "0123")
    assert [remembered(memo, find) for _ in range(3)] == ["libgadget-dev"] * 3
    assert len(asked) == (1 if PACKAGES.is_dir() else 3)
    (tmp_path / "packages" / "0123").write_bytes(b"\xff nonsense")
    assert remembered(memo, find) == "libgadget-dev"
