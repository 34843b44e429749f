"""Finding libraries and their debugging information."""

import os
import shutil
import subprocess
import sys

import pytest
from .sample import SOURCE

from dwarfpython.dwarf import DescriptionError, load_library
from dwarfpython.dwarf.elf import ElfFile
from dwarfpython.dwarf.find import find_debug_file, find_library, library_names
from dwarfpython.dwarf.headers import SECTION

PROTOTYPE = "double scale(struct point p, double by, float f)"


def objcopy(*arguments):
    if not shutil.which("objcopy"):
        pytest.skip("no objcopy")
    subprocess.run(["objcopy", *map(str, arguments)], check=True)


@pytest.fixture
def split(build, tmp_path):
    """split(compressed) -> (stripped library, its debug file), in tmp_path."""
    def make(*flags):
        library, debug = tmp_path / "libsample.so", tmp_path / "sample.debug"
        original = build(SOURCE, "-gdwarf-5", *flags)
        objcopy("--only-keep-debug", original, debug)
        objcopy("--strip-debug", original, library)
        return library, debug
    return make


def test_search_order(build, tmp_path, monkeypatch):
    first, second, third = (tmp_path / n for n in ("first", "second", "third"))
    for folder in first, second, third:
        folder.mkdir()
        shutil.copy(build(SOURCE, "-gdwarf-5"), folder / "libsample.so.2")
    monkeypatch.chdir(second)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(third))
    assert find_library("sample", [str(first)]) == str(first / "libsample.so.2")
    assert find_library("sample") == str(second / "libsample.so.2")
    monkeypatch.chdir("/")
    assert find_library("sample") == str(third / "libsample.so.2")
    assert {"c", "m", "sample"} <= set(library_names())


def test_a_linker_script_is_passed_over(build, tmp_path):
    (tmp_path / "libsample.so").write_text("INPUT(libsample.so.10)")
    for version in "9", "10":
        shutil.copy(build(SOURCE, "-gdwarf-5"), tmp_path / f"libsample.so.{version}")
    assert find_library("sample", [str(tmp_path)]) == str(tmp_path / "libsample.so.10")


def test_c_and_m_are_the_systems():
    assert os.path.basename(find_library("c")) == "libc.so.6"
    assert os.path.basename(find_library("m")) == "libm.so.6"


def test_debug_file_by_build_id(split, tmp_path):
    library, debug = split()
    with ElfFile(library) as elf:
        build_id = elf.build_id()
    place = tmp_path / "debug" / ".build-id" / build_id[:2] / (build_id[2:] + ".debug")
    place.parent.mkdir(parents=True)
    shutil.move(debug, place)
    found = load_library(str(library), debug_dirs=(str(tmp_path / "debug"),))
    assert found.function("scale").prototype == PROTOTYPE and str(place) in found.origin


@pytest.mark.parametrize("folder", [".", ".debug"])
def test_debug_file_by_link(split, tmp_path, folder):
    library, debug = split("-Wl,--build-id=none", "-gz")
    objcopy(f"--add-gnu-debuglink={debug}", library)
    (tmp_path / folder).mkdir(exist_ok=True)
    shutil.move(debug, tmp_path / folder / debug.name)
    assert load_library(str(library)).function("scale").prototype == PROTOTYPE


def test_debug_file_of_another_build_is_not_used(split, tmp_path):
    library, debug = split("-Wl,--build-id=none")
    objcopy(f"--add-gnu-debuglink={debug}", library)
    with open(debug, "ab") as f:
        f.write(b"more")
    with ElfFile(library) as elf:
        assert find_debug_file(elf) is None
    with pytest.raises(DescriptionError, match="no debugging information"):
        load_library(str(library))


def test_versions_and_ifuncs(gcc, tmp_path):
    (tmp_path / "v.c").write_text(r"""
        int old(int a) { return a; }
        int new(int a, int b) { return a + b; }
        __asm__(".symver old,f@V1"); __asm__(".symver new,f@@V2");
        static int fast(int x) { return x; }
        int chosen(int x);
        static void *choose(void) { return fast; }
        int chosen(int x) __attribute__((ifunc("choose")));
        static int (*choose_typed(void))(int) { return fast; }
        int told(int x) __attribute__((ifunc("choose_typed")));
        __attribute__((weak)) int maybe(void) { return 1; }
    """)
    (tmp_path / "v.map").write_text("V1 { global: f; local: *; }; V2 { global: f; chosen; told; maybe; } V1;")
    gcc("-g", "-shared", "-fPIC", f"-Wl,--version-script={tmp_path / 'v.map'}", "-o", tmp_path / "libv.so",
        tmp_path / "v.c")
    library = load_library(str(tmp_path / "libv.so"))
    f = library.function("f")
    assert f.version == "V2" and f.prototype == "int f(int a, int b)"
    assert library.function("chosen").ifunc
    assert library.function("told").ifunc and library.function("told").prototype == "int told(int)"
    assert library.function("maybe").version == "V2"


def test_functions_without_types(build):
    """What was compiled with -g1 has names and lines alone."""
    library = load_library(str(build(SOURCE, "-g1")))
    assert (library.function("by_value").type, library.variable("table").type) == (None, None)


def test_inline_functions_are_known_to_have_no_code(gcc, tmp_path):
    (tmp_path / "i.h").write_text("static inline int twice(int x) { return 2 * x; }\n")
    (tmp_path / "i.c").write_text('#include "i.h"\nint four(void) { return twice(2); }\n')
    gcc("-g", "-O2", "-shared", "-fPIC", "-o", tmp_path / "libi.so", tmp_path / "i.c")
    function = load_library(str(tmp_path / "libi.so")).function("twice")
    assert function.inline_only and function.prototype == "int twice(int x)"


def test_header_stub(gcc, tmp_path, monkeypatch):
    """The stub gives macros, and prototypes under the names that programs know."""
    if not os.path.exists("/usr/include/stdio.h"):
        pytest.skip("no libc6-dev")
    subprocess.run([sys.executable, "-m", "dwarfpython.dwarf.stub", tmp_path], check=True)
    monkeypatch.setenv("DPY_NATIVE_DIR", str(tmp_path))
    library = load_library("c", debug_dirs=())
    assert library.function("stat").prototype == "int stat(const char *file, struct stat *buf)"
    assert library.function("strlen").prototype == "size_t strlen(const char *s)"
    assert library.constant("EINTR") == 4 and library.constant("SIG_ERR") == -1
    assert library.constant("ULONG_MAX") == 2**64 - 1 and library.constant("_PATH_BSHELL") == "/bin/sh"
    assert library.constant("IPPROTO_TCP") == 6 and library.constant("stdin") is None
    maths = load_library("m", debug_dirs=())
    assert maths.constant("M_PI") == 3.141592653589793 and maths.constant("INFINITY") == float("inf")
    assert maths.function("log2").prototype == "double log2(double x)"
    (tmp_path / "macros").write_text("[")
    described = tmp_path / "libm-headers.so"
    subprocess.run(["objcopy", f"--update-section={SECTION}={tmp_path}/macros", described], check=True)
    with pytest.raises(DescriptionError, match="not a description by headers"):
        load_library("m", debug_dirs=())
    described.write_bytes(described.read_bytes()[:5000])
    with pytest.raises(DescriptionError):
        load_library("m", debug_dirs=())


def test_libc():
    """The whole of libc, from its own DWARF."""
    try:
        library = load_library("c")
    except DescriptionError as e:
        assert "libc6-dbg" in str(e)
        pytest.skip("no libc6-dbg")
    functions = {name: library.function(name) for name in library.names()}
    functions = {name: f for name, f in functions.items() if f and not f.inline_only}
    described = [f for f in functions.values() if f.type]
    assert len(described) > 0.9 * len(functions) > 2000
    assert functions["open"].prototype == "int open(const char *file, int oflag, ...)"
    assert functions["qsort"].parameter_names == ("b", "n", "s", "cmp")
    assert functions["memcpy"].ifunc and functions["exit"].noreturn
    assert str(library.variable("environ").type) == "char **"
    assert library.struct("dirent").fields["d_name"].type.count == 256
    assert library.struct("__dirstream").complete


@pytest.mark.parametrize("version", [4, 5])
def test_dwz_alternate_file(build, tmp_path, version):
    """dwz moves what several files share to a file of its own, and refers to it."""
    if not shutil.which("dwz"):
        pytest.skip("no dwz")
    files = [tmp_path / f"lib{n}.so" for n in "ab"]
    for file in files:
        shutil.copy(build(SOURCE + f"int {file.stem};", f"-gdwarf-{version}", name=file.name), file)
    expected = load_library(str(files[0]))
    subprocess.run(["dwz", "-m", tmp_path / "common.dwz", *files], check=True)
    with ElfFile(files[0]) as elf:
        assert elf.debug_alt_link()
    library = load_library(str(files[0]))
    for name in expected.names():
        assert library.function(name) == expected.function(name)
        assert library.struct(name) == expected.struct(name)
        assert library.constant(name) == expected.constant(name)
    (tmp_path / "common.dwz").unlink()
    with pytest.raises(DescriptionError, match="common.dwz.*which is not there"):
        load_library(str(files[0]))
