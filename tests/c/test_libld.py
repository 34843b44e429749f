"""Linking: what comes out, as binutils, LLVM, ld.so, gdb and valgrind see it."""
import ctypes
import re
import struct
from functools import cache

import pytest

from libld_build import HERE, assembled, compiled, folder, load, need, object_file, run, write

C = """
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int calls;
int counter = 5, table[100], *where = &counter;
const char *const names[] = { "one", "two", "three" };
static int compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;       /* line 10 */
    calls++;
    return x - y;
}
__attribute__((constructor)) static void start(void) { counter++; }
int sort(int *v, int n)
{
    qsort(v, n, sizeof *v, compare);
    return calls + *where;
}
char *copy(const char *s) { size_t n = strlen(s) + 1; return memcpy(malloc(n), s, n); }
const char *name(int i) { return names[i]; }
int run(void) { int v[] = { 3, 1, 2 }; return sort(v, 3) * 0 + v[0]; }
"""
CPLUSPLUS = """
#include <stdexcept>
template <class T> T twice(T x)
{
    static T last;
    last = x;
    if (x > 100)
        throw std::runtime_error("big");
    return x + x;
}
inline int shared(int x) { return twice(x) + 1; }
extern "C" int NAME(int x) { try { return shared(x); } catch (std::exception &) { return -1; } }
"""
LLVM = """
target triple = "x86_64-unknown-linux-gnu"
@g = global i64 5
@stdout = external global ptr
@addresses = constant [2 x ptr] [ptr @g, ptr @stdout]
@text = private unnamed_addr constant [6 x i8] c"hello\\00"
declare i64 @strlen(ptr)
declare i32 @__gxx_personality_v0(...)
define i64 @f(i64 %x) uwtable "frame-pointer"="all" personality ptr @__gxx_personality_v0 !dbg !4 {
  %a = load i64, ptr @g, !dbg !7
  %r = invoke i64 @strlen(ptr @text) to label %ok unwind label %bad, !dbg !7
ok:
  %c = add i64 %a, %r, !dbg !7
  %d = add i64 %c, %x, !dbg !7
  ret i64 %d, !dbg !7
bad:
  %l = landingpad { ptr, i32 } catch ptr null
  ret i64 0, !dbg !7
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "f.py", directory: "/tmp")
!2 = !{i32 2, !"Dwarf Version", i32 4}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = distinct !DISubprogram(name: "f", file: !1, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DILocation(line: 2, column: 1, scope: !4)
"""
LIBC = {"needed": ["libc.so.6"]}
INPUTS = {
    "gcc": lambda: [compiled(C)],
    "gcc-O0-sections": lambda: [compiled(C, "-O0", "-ffunction-sections", "-fdata-sections")],
    "gcc-dwarf5": lambda: [compiled(C, "-gdwarf-5")],
    # -O0: the verifier of LLVM 14 does not end on what g++ -O1 makes of <stdexcept>, linked or not.
    "g++": lambda: [compiled(CPLUSPLUS.replace("NAME", name), "-O0", language="cc")
                    for name in ("first", "second")],
    "llvm": lambda: [assembled(LLVM)],
    "data-only": lambda: [compiled("int datum = 3;", "-g0")],
}


@pytest.fixture(scope="module", autouse=True)
def libld():
    return load()


def open_image(objects, name, mode=0, **options):
    return ctypes.CDLL(str(write(load().link(objects, soname=name, **options), name)), mode=mode)


@pytest.fixture(params=INPUTS)
def image(request, libld):
    return write(libld.link(INPUTS[request.param](), soname="x.so", unique=["g"] * (request.param == "llvm")),
                 f"{request.param}.so")


def test_readelf_finds_nothing_wrong(image):
    output = run(need("readelf"), "-a", "-W", image) + run("readelf", "--debug-dump", image)
    assert not re.search("readelf: (Warning|Error)|<corrupt", output)


def test_segments_are_separate(image):
    lines = run(need("readelf"), "-lW", image).splitlines()
    load = re.compile(r" +LOAD +\S+ (\S+) \S+ \S+ (\S+) (...) ")
    loads = [match.groups() for line in lines if (match := load.match(line))]
    assert [flags for *_, flags in loads] == ["R  ", "R E", "RW "]
    starts = [int(start, 16) for start, *_ in loads]
    last_bytes = [start + int(size, 16) - 1 for start, (_, size, _) in zip(starts, loads)]
    assert all(last // 4096 < start // 4096 for last, start in zip(last_bytes, starts[1:]))
    assert any("GNU_STACK" in line and " RW " in line for line in lines)
    assert any("GNU_RELRO" in line for line in lines)


def test_dwarf_verifies(image):
    assert "No errors." in run(need("llvm-dwarfdump"), "--verify", image)


def test_disassembles(image):
    assert "<.text>" in run(need("objdump"), "-d", image) or ">:" in run("objdump", "-d", image)


def test_elflint(image):
    assert "No errors" in run(need("eu-elflint"), "--gnu-ld", image)


def test_unwind_table_is_sorted_and_complete(image):
    frames = run(need("readelf"), "-wf", image)
    starts = sorted(int(a, 16) for a, b in re.findall(r"pc=(\w+)\.\.(\w+)", frames) if a != b)
    data = image.read_bytes()
    where = re.search(r"\.eh_frame_hdr +PROGBITS +\w+ (\w+) (\w+)", run("readelf", "-SW", image))
    if not where:
        assert not starts
        return
    offset, size = (int(field, 16) for field in where.groups())
    header = data[offset : offset + size]
    count = int.from_bytes(header[8:12], "little")
    table = struct.unpack_from("<" + "ii" * count, header, 12)[::2]
    assert [offset + start for start in table] == starts


def test_runs_and_is_found(libld):
    image = open_image([compiled(C)], "runs.so", **LIBC)
    values = (ctypes.c_int * 4)(4, 2, 9, 1)
    assert image.sort(values, 4) == 4 + 1 + 6 and list(values) == [1, 2, 4, 9]
    image.name.restype = image.copy.restype = ctypes.c_char_p
    assert image.name(2) == b"three" and image.copy(b"text") == b"text"
    assert ctypes.c_int.in_dll(image, "counter").value == 6
    assert not any((ctypes.c_int * 100).in_dll(image, "table"))
    assert ctypes.CDLL(str(folder() / "runs.so"))._handle == image._handle


def test_dladdr(libld):
    image = open_image([compiled(C)], "dladdr.so", **LIBC)

    class Info(ctypes.Structure):
        _fields_ = [("file", ctypes.c_char_p), ("base", ctypes.c_void_p),
                    ("symbol", ctypes.c_char_p), ("address", ctypes.c_void_p)]

    info = Info()
    address = ctypes.cast(image.sort, ctypes.c_void_p).value
    assert ctypes.CDLL(None).dladdr(ctypes.c_void_p(address + 3), ctypes.byref(info))
    assert (info.symbol, info.address) == (b"sort", address)
    assert info.file == str(folder() / "dladdr.so").encode()


def test_llvm_object_runs(libld):
    image = open_image([assembled(LLVM)], "llvm-run.so", needed=["libc.so.6", "libstdc++.so.6"], unique=["g"])
    assert image.f(2) == 12
    address = ctypes.addressof(ctypes.c_long.in_dll(image, "g"))
    assert ctypes.c_void_p.in_dll(image, "addresses").value == address


def test_exceptions_unwind_through_comdat_functions(libld):
    image = open_image(INPUTS["g++"](), "c++.so", needed=["libstdc++.so.6", "libgcc_s.so.1"])
    assert [image.first(3), image.second(4), image.first(200), image.second(200)] == [7, 9, -1, -1]


def test_own_names_are_bound_inside_and_do_not_interpose(libld):
    source = "int getpid(void) { return -7; } int own(void) { return getpid(); }"
    user = "int getpid(void); int outside(void) { return getpid(); }"
    image = open_image([compiled(source, "-fno-builtin")], "getpid.so", mode=ctypes.RTLD_GLOBAL)
    other = open_image([compiled(user)], "other.so", **LIBC)
    assert image.own() == -7 and other.outside() > 0


def test_unique_symbols_are_one_in_all_images(libld):
    source = compiled("int one = 1, two = 2; int *get_one(void) { return &one; } int *kept = &one;")
    images = [open_image([source], f"unique{i}.so", unique=["one"]) for i in range(2)]
    for image in images:
        image.get_one.restype = ctypes.c_void_p
    addresses = {image.get_one() for image in images}
    assert len(addresses | {ctypes.c_void_p.in_dll(image, "kept").value for image in images}) == 1
    assert len({ctypes.addressof(ctypes.c_int.in_dll(image, "two")) for image in images}) == 2


def test_versions(libld):
    objects = [compiled(C)]
    path = write(libld.link(objects, soname="v.so", versions={"memcpy": ("libc.so.6", "GLIBC_2.14")}), "v.so")
    assert re.search(r"memcpy@GLIBC_2.14", run(need("readelf"), "-sW", path))
    assert "[libc.so.6]" in run("readelf", "-dW", path)
    ctypes.CDLL(str(path))
    wrong = write(libld.link(objects, versions={"memcpy": ("libc.so.6", "GLIBC_9.9")}), "w.so")
    with pytest.raises(OSError, match="GLIBC_9.9"):
        ctypes.CDLL(str(wrong))


def test_several_versions_of_several_libraries(libld):
    source = "#include <math.h>\n#include <string.h>\nvoid *pthread_self(void); double x(double a, void *p)" \
             "{ memcpy(p, &a, *(int *)p); pthread_self(); return log2(a) + exp(a); }"
    versions = {"log2": ("libm.so.6", "GLIBC_2.29"), "exp": ("libm.so.6", "GLIBC_2.29"),
                "memcpy": ("libc.so.6", "GLIBC_2.14"), "pthread_self": ("libc.so.6", "GLIBC_2.2.5")}
    image = open_image([compiled(source)], "many.so", versions=versions)
    image.x.restype, image.x.argtypes = ctypes.c_double, [ctypes.c_double, ctypes.c_void_p]
    assert image.x(1.0, ctypes.create_string_buffer(8)) == pytest.approx(2.718281828)
    assert "warning" not in run(need("readelf"), "-VW", folder() / "many.so").lower()


def test_dynamic_section(libld):
    image = libld.link([compiled(C)], soname="s.so", needed=["libc.so.6", "libm.so.6"], runpath="/a:$ORIGIN")
    output = run(need("readelf"), "-dW", write(image, "s.so"))
    for line in ["soname: [s.so]", "library: [libc.so.6]", "library: [libm.so.6]", "runpath: [/a:$ORIGIN]",
                 "BIND_NOW"]:
        assert line in output


def test_slots_of_own_names_are_relaxed(libld):
    source = "int own; int *get(void) { return &own; }" \
             "extern int other; int *foreign(void) { return &other; }"
    path = write(libld.link([compiled(source)]), "relaxed.so")
    code = run(need("objdump"), "-d", path)
    assert re.search(r"<get>:\n.*lea ", code) and re.search(r"<foreign>:\n.*mov ", code)


def test_indirect_calls_and_jumps_are_relaxed(libld):
    source = "__attribute__((noinline)) int f(int x) { return x + 1; } int call(int x) { return f(x) * 2; }" \
             "int jump(int x) { return f(x + 1); }"
    image = open_image([compiled(source, "-O2", "-fno-plt")], "noplt.so")
    assert (image.call(3), image.jump(3)) == (8, 5)


def test_common_weak_and_strong(libld):
    first = compiled("int common; __attribute__((weak)) int answer(void) { return 1; }"
                     "int ask(void) { return answer() + common; }", "-fcommon")
    second = compiled("long common[4]; int answer(void) { return 2; }", "-fcommon")
    image = open_image([first, second], "common.so")
    assert image.ask() == 2 and (ctypes.c_long * 4).in_dll(image, "common")[3] == 0


def test_missing_weak_symbol_is_null(libld):
    source = "void no_such_thing(void) __attribute__((weak)); int there(void) { return no_such_thing != 0; }"
    assert open_image([compiled(source)], "weak.so", imports=[]).there() == 0


def test_constructors_run_by_priority(libld):
    source = "char order[8]; int at;" + "".join(
        f"__attribute__((constructor{priority})) static void start{i}(void) {{ order[at++] = '{i}'; }}"
        for i, priority in enumerate(["", "(300)", "(200)"]))
    image = open_image([compiled(source)], "order.so")
    assert (ctypes.c_char * 8).in_dll(image, "order").value == b"210"


def test_position_independent_tables_of_the_large_model(libld):
    source = "static int data[4] = { 1, 2, 3, 4 }; int pick(int i) { return data[i]; } int (*p)(int) = pick;"
    image = open_image([compiled(source, "-mcmodel=large")], "large.so")
    assert image.pick(2) == 3


def test_equal_inputs_give_equal_bytes(libld):
    first, again = (libld.link([compiled(C)], soname="same.so") for _ in range(2))
    other = libld.link([compiled(C)], soname="diff.so")
    notes = [run(need("readelf"), "-n", write(image, "id.so")) for image in (first, other)]
    ids = [re.search("Build ID: (\\w{40})", note)[1] for note in notes]
    assert first == again and ids[0] != ids[1]


def test_symbol_table_is_complete(libld):
    lines = run(need("readelf"), "-sW", write(libld.link([compiled(C)]), "symtab.so")).splitlines()
    rows = {line.split()[7]: line.split() for line in lines if len(line.split()) == 8}
    expected = {"compare": ["FUNC", "LOCAL"], "calls": ["OBJECT", "LOCAL"], "qsort@plt": ["FUNC", "LOCAL"],
                "sort": ["FUNC", "GLOBAL"], "names": ["OBJECT", "GLOBAL"]}
    assert {name: rows[name][3:5] for name in expected} == expected
    assert all(int(rows[name][2]) > 0 for name in expected)
    assert any(row[3] == "FILE" for row in rows.values())



@cache
def host():
    run(need("gcc"), "-g", HERE / "libld_host.c", "-o", folder() / "host")
    return folder() / "host"


def gdb(path, *commands):
    """What gdb says when the host program loads the image."""
    arguments = [word for command in ("set breakpoint pending on", *commands) for word in ("-ex", command)]
    return run(need("gdb"), "-nx", "-batch", *arguments, "--args", host(), path, cwd=folder())


def test_gdb_stops_at_a_line_and_sees_c_frames(libld):
    source = object_file(C)
    path = write(libld.link([source.read_bytes()], soname="gdb.so", **LIBC), "gdb.so")
    output = gdb(path, f"break {source.stem}.c:11", "run", "bt", "print names[1]")
    assert re.search(r"compare \(.*\) at .*\.c:11", output) and re.search(r"#\d+ .*qsort", output)
    assert re.search(r"#\d+ .* in run \(\) at .*\.c:22", output) and re.search(r'= 0x\w+ "two"', output)


def test_gdb_steps_through_the_plt(libld):
    source = "int callee(int x)\n{\n    return x + 1;\n}\n"
    callee = write(libld.link([compiled(source, "-O0")], soname="callee.so"), "callee.so")
    source = "int callee(int);\nint run(void)\n{\n    return callee(4);\n}\n"
    caller = libld.link([compiled(source, "-O0")], soname="caller.so", needed=[str(callee)])
    output = gdb(write(caller, "caller.so"), "break run", "run", "step", "bt 2", "finish")
    assert re.search(r"#0 +callee \(x=4\) at", output) and "Value returned is $1 = 5" in output


def test_valgrind_names_the_line(libld):
    text = "#include <stdlib.h>\nint run(void)\n{\n    int *p = malloc(16);\n    return p[4];\n}\n"
    source = object_file(text, "-O0")
    path = write(libld.link([source.read_bytes()], soname="valgrind.so", **LIBC), "valgrind.so")
    output = run(need("valgrind"), host(), path)
    assert re.search(rf"Invalid read of size 4\n.* at 0x\w+: run \({source.stem}.c:5\)", output)
