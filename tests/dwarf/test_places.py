"""What the index says of addresses: call sites of allocators, variables in frames, statics."""

import random
import struct

import llvmlite.binding as llvm
import pytest

from dwarfpython.dwarf import allocators, load_library, size_argument
from dwarfpython.dwarf.declaration import declare

SOURCE = """
#include <stdlib.h>
struct point { double x, y; };
struct list { int count; struct point **items; };
static struct point origin;
static struct list *last;
struct point *visit(void (*f)(void *)) { struct point here = { 1, 2 }; f(&here); return 0; }
void *xmalloc(size_t n) { void *p = malloc(n); if (!p) abort(); return p; }
void *variable(void) { struct point *p = malloc(sizeof *p); if (p) p->x = origin.y++; return p; }
void member(struct list *l) { l->items = calloc(l->count, sizeof *l->items); }
void global(void) { last = malloc(sizeof *last); }
int *result(int n) { return n > 0 ? (int *)((char *)malloc(n * sizeof(int)) + 0) : 0; }
void *unknown(int n) { void *p = malloc(n); *(char *)p = 0; return p; }
void *wrapped(void) { struct list *l = xmalloc(sizeof *l); l->count = 1; return l; }
void *mine(int n) { return (char *)malloc(n) + 8; }
void *of_mine(void) { struct point *p = mine(sizeof *p); p->x = 1; return p; }
void release(void *p) { last->count = 0; free(p); last = p; }
void *headed(long n) { struct list *l = malloc(sizeof *l + n); l->count = n; return l + 1; }
void *headed_by_a_number(size_t n) { size_t *p = malloc(sizeof *p + n); *p = n; return p + 1; }
void *zeroed(long n) { struct list *l = calloc(1, sizeof *l + n); l->count = n; return l + 1; }
void *many(int n) { struct list *l = malloc(n * sizeof *l); l->count = n; return l; }
void *one_more(int n) { int *p = malloc((n + 1) * sizeof *p); p[n] = 0; return p; }
void *grown(int *p, int n) { p = realloc(p, (n + 4) * sizeof *p); p[n] = 0; return p; }
int of_any_length(int n, int (*f)(int *)) { int counted[n]; for (int i = 0; i < n; i++) counted[i] = i; return f(counted + 1); }
"""
FLAVOURS = ["-gdwarf-5 -O0", "-gdwarf-4 -O0", "-gdwarf-5 -O1", "-gdwarf-4 -O1", "-gdwarf-5 -O2", "-gdwarf-4 -O2",
            "-gdwarf-5 -O2 -fno-plt"]


@pytest.fixture(params=FLAVOURS)
def library(build, request):
    return load_library(str(build(SOURCE, *request.param.split())))


def rows(library, section):
    return [library.index.row(section, i) for i in range(library.index.count(section))]


def sites(library):
    """function -> types that it allocates."""
    found = {}
    for address, type, function, file, line, flags, _ in rows(library, "sites"):
        function = library.index.string(function)
        if file and "sample.c" in library.index.string(file):
            assert 7 <= line <= 24, (function, line)
            found.setdefault(function, set()).add(declare(library._types.type(type)) if type else None)
    return found


def test_allocations_have_the_type_of_what_takes_the_result(library):
    found = sites(library)
    assert found["variable"] == {"struct point"}
    assert found["member"] == {"struct point *"}
    assert found["global"] == {"struct list"}
    assert found["wrapped"] == {"struct list"}
    assert found["unknown"] == {None}
    assert found["release"] == {None}


def test_the_result_of_the_function_is_the_second_best(library):
    if "result" in sites(library):     # a tail call has no place to return to
        assert sites(library)["result"] == {"int"}
        surest = {library.index.string(row[2]): row[5] for row in rows(library, "sites")}
        assert surest["variable"] == 1 and surest["result"] == 0


def test_a_header_with_more_behind_it_is_no_array(library):
    first = {library.index.string(row[2]) for row in rows(library, "sites") if row[5] & 2}
    assert first == {"headed", "headed_by_a_number", "zeroed"}


@pytest.mark.parametrize("code, size", [
    ("48 8d 7f 10", (16, 1)),                            # lea 0x10(%rdi),%rdi
    ("48 63 ff 48 8d 3c fd 08 00 00 00", (8, 8)),        # movslq %edi,%rdi; lea 0x8(,%rdi,8),%rdi
    ("48 6b ff 18", (0, 24)),                            # imul $24,%rdi,%rdi
    ("48 8d 3c 7f 48 c1 e7 02", (0, 12)),                # lea (%rdi,%rdi,2),%rdi; shl $2,%rdi
    ("8b 45 ec 83 c0 01 48 98 48 c1 e0 02 48 89 c7", (4, 4)),    # through the frame, as unoptimised code does
    ("48 89 7d e8 bf 18 00 00 00 48 89 7d f0 48 8b 7d f0", (24, 0)),
    ("bf 20 00 00 00 e8 00 00 00 00", (0, 1)),           # a call takes it away
    ("bf 20 00 00 00 0f 0b", (0, 1)),                    # what is not known, too
    ("48 8d", (0, 1)), ("48", (0, 1)), ("", (0, 1)),     # cut off
])
def test_sizes_are_read_from_the_code(code, size):
    assert size_argument.argument(bytes.fromhex(code), size_argument.RDI, True)[:2] == size


def test_any_bytes_may_stand_before_a_call():
    chance = random.Random(5)
    for _ in range(300):
        code = chance.randbytes(chance.randrange(70))
        assert len(size_argument.argument(code, size_argument.RDI, chance.random() < 0.5)) == 3


def test_further_wrappers_are_named_by_the_environment(build, monkeypatch):
    path = str(build(SOURCE, "-O0"))
    assert "of_mine" not in sites(load_library(path))
    monkeypatch.setenv("DPY_ALLOCATORS", "no_such,mine")
    assert sites(load_library(path))["of_mine"] == {"struct point"}


def test_sites_and_frames_are_sorted(library):
    for section in ("sites", "frames", "statics"):
        addresses = [row[0] for row in rows(library, section)]
        assert addresses == sorted(addresses)


def test_variables_in_frames(library):
    frames = {library.index.string(row[2]): row for row in rows(library, "frames")}
    _, _, _, _, first, count = frames["visit"]
    local, = [row for row in rows(library, "locals")[first:first + count] if library.index.string(row[3]) == "here"]
    assert declare(library._types.type(local[4])) == "struct point" and local[6] == 7
    assert -64 <= local[0] < 0


def test_arrays_of_variable_length_have_no_bound(library):
    arrays = [library._types.type(row[4]) for row in rows(library, "locals") if library.index.string(row[3]) == "counted"]
    assert {declare(array) for array in arrays} <= {"int[]"}


def test_statics(library):
    found = {library.index.string(row[2]): (row[1], declare(library._types.type(row[3])), row[5])
             for row in rows(library, "statics")}
    assert found == {"origin": (16, "struct point", 5), "last": (8, "struct list *", 6)}


def test_what_is_malformed_is_left_out(build, tmp_path):
    """The description of the library itself does not suffer."""
    data = bytearray(build(SOURCE, "-gdwarf-5", "-O1").read_bytes())
    import struct
    count, names = struct.unpack_from("<HH", data, 60)
    headers = struct.unpack_from("<Q", data, 40)[0]
    offsets = [struct.unpack_from("<IIQQQQ", data, headers + 64 * i) for i in range(count)]
    strings = offsets[names][4]
    for name, *_, start, size in offsets:
        if data[strings + name:].startswith((b".debug_loclists\0", b".debug_line\0", b".debug_rnglists\0")):
            data[start:start + size] = b"\xff" * size
    (tmp_path / "libbroken.so").write_bytes(data)
    assert load_library(str(tmp_path / "libbroken.so")).function("variable")


def jump(at, slot):
    return b"\xff\x25" + struct.pack("<i", slot - (at + 6))


def test_entries_of_the_plt_are_told_apart():
    """Some have 16 bytes and begin with something else, others eight."""
    slots = {0x5000: False, 0x5008: True}
    short = jump(0x1000, 0x5000) + b"\x66\x90" + jump(0x1008, 0x5008) + b"\x66\x90"
    assert allocators._stubs(0x1000, short, slots) == {0x1000: False, 0x1008: True}
    long = b"\xf3\x0f\x1e\xfa" + jump(0x1004, 0x5008) + b"\x90" * 6
    assert allocators._stubs(0x1000, long, slots) == {0x1000: True, 0x1004: True}


# int f(void) { static int inner = 7; return inner; }
STATIC_INSIDE = """
@f.inner = internal global i32 7, !dbg !0
define i32 @f() !dbg !2 { %v = load volatile i32, ptr @f.inner, !dbg !9 ret i32 %v, !dbg !9 }
!llvm.dbg.cu = !{!5}
!llvm.module.flags = !{!7, !8}
!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "inner", scope: !2, file: !6, line: 1, type: !3, isLocal: true, isDefinition: true)
!2 = distinct !DISubprogram(name: "f", scope: !6, file: !6, line: 1, type: !4, spFlags: DISPFlagDefinition, unit: !5)
!3 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!4 = !DISubroutineType(types: !{!3})
!5 = distinct !DICompileUnit(language: DW_LANG_C99, file: !6, emissionKind: FullDebug, globals: !{!0})
!6 = !DIFile(filename: "f.c", directory: "/")
!7 = !{i32 7, !"Dwarf Version", i32 5}
!8 = !{i32 2, !"Debug Info Version", i32 3}
!9 = !DILocation(line: 1, scope: !2)
"""


def test_statics_whose_addresses_stand_in_a_table(gcc, tmp_path):
    """As clang writes DWARF 5."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = llvm.Target.from_default_triple().create_target_machine(reloc="pic", codemodel="default")
    (tmp_path / "f.o").write_bytes(machine.emit_object(llvm.parse_assembly(STATIC_INSIDE)))
    gcc("-shared", "-o", tmp_path / "libf.so", tmp_path / "f.o")
    library = load_library(str(tmp_path / "libf.so"))
    assert [library.index.string(row[2]) for row in rows(library, "statics")] == ["inner"]
