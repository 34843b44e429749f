"""Types against what the compiler says of them: sizes, offsets, bits, prototypes."""

import subprocess

import pytest
from .sample import SOURCE

from dwarfpython.dwarf import graph, load_library, resolve
from dwarfpython.dwarf import types as T
from dwarfpython.dwarf.constants import At, Tag
from dwarfpython.dwarf.die import DebugInfo

FLAVOURS = [["-gdwarf-4"], ["-gdwarf-5"], ["-gdwarf-5", "-gz"], ["-gdwarf-4", "-fdebug-types-section"],
            ["-gdwarf-3"], ["-gdwarf-5", "-gdwarf64"], ["-gdwarf-5", "-flto"]]
RECORDS = ["struct point", "struct bits", "struct packed", "struct aligned", "union number", "struct outer"]


@pytest.fixture(params=FLAVOURS, ids=" ".join)
def library(build, request):
    return load_library(str(build(SOURCE, *request.param)))


def record(library, name):
    kind, tag = name.split()
    return getattr(library, kind)(tag)


def c_values(gcc, tmp_path, expressions):
    """What a compiled program makes of integer expressions over SOURCE."""
    prints = "".join(f'printf("%ld\\n", (long)({e}));' for e in expressions)
    (tmp_path / "p.c").write_text(SOURCE + "#include <stdio.h>\nint main(void) {" + prints + "return 0; }")
    gcc("-o", tmp_path / "p", tmp_path / "p.c")
    shown = subprocess.run([tmp_path / "p"], capture_output=True, check=True).stdout
    return [int(line) for line in shown.split()]


def test_sizes_alignments_and_offsets(gcc, library, tmp_path):
    expected = {}
    for name in RECORDS:
        type = record(library, name)
        expected[f"sizeof({name})"] = T.sizeof(type)
        expected[f"_Alignof({name})"] = T.alignof(type)
        for field in type.fields.values():
            if field.bit_size is None:
                expected[f"offsetof({name}, {field.name})"] = field.offset
                if T.sizeof(field.type) is not None:
                    expected[f"sizeof((({name} *)0)->{field.name})"] = T.sizeof(field.type)
    assert len(expected) > 50
    assert c_values(gcc, tmp_path, expected) == list(expected.values())


def test_bit_field_that_begins_above_its_unit():
    """clang counts from the top of the unit: below zero, as 64 bits, in a packed struct."""
    member = {At.bit_offset: 2**64 - 24}         # 31 bits behind 57 others, unit at 4
    assert graph._bit_field_place(member, 4, 31, 4) == (7, 1)


def test_dots_behind_the_variables(build, monkeypatch):
    """clang describes a variadic function's variables before its `...`."""
    children = DebugInfo.children
    monkeypatch.setattr(DebugInfo, "children", lambda info, die: sorted(
        children(info, die), key=lambda child: child.tag == Tag.unspecified_parameters))
    path = build("int f(int n, ...) { volatile int sum = n; { volatile int more = sum; return more; } }")
    assert load_library(str(path)).function("f").prototype == "int f(int n, ...)"


@pytest.mark.parametrize("name", ["struct bits", "struct packed"])
def test_bit_fields(gcc, library, tmp_path, name):
    """Each bit-field is set to ones in a zeroed object; the bytes must be those that our place says."""
    fields = [f for f in record(library, name).fields.values() if f.bit_size is not None]
    assert len(fields) >= 2
    size = T.sizeof(record(library, name))
    bytes_of = [f"({{ {name} s = {{0}}; s.{f.name} = -1; ((unsigned char *)&s)[{i}]; }})" for f in fields
                for i in range(size)]
    values = bytes(c_values(gcc, tmp_path, bytes_of))
    for i, field in enumerate(fields):
        found = int.from_bytes(values[i * size:(i + 1) * size], "little")
        assert found == (1 << field.bit_size) - 1 << 8 * field.offset + field.bit_offset
        straddles = field.bit_offset + field.bit_size > 8 * T.sizeof(field.type)
        assert straddles or field.offset % T.sizeof(field.type) == 0


def test_prototypes(library):
    expected = [
        "int compare_ints(const void *a, const void *b)",
        "int alias_of_compare(const void *a, const void *b)",
        "double scale(struct point p, double by, float f)",
        "struct outer *find(struct outer *list, const char *name, size_t n)",
        "compare_fn pick(int (*f)(const void *, const void *), enum colour c)",
        "void variadic(const char *format, ...)",
        "int unprototyped()",
        "struct packed by_value(struct packed p, struct bits b, union number n)",
        "enum wide widest(void)",
        "void matrix(int (*m)[4], int8_t *bytes, uint64_t n)",
    ]
    for prototype in expected:
        name = prototype.partition("(")[0].split()[-1].lstrip("*")
        function = library.function(name)
        assert function.prototype == prototype
        assert library.index.symbol(library.index.find("symbols", name)[0]).prototype == prototype
        assert function.file.endswith("sample.c") and function.line > 0 and function.address > 0
    assert library.function("scale").parameter_names == ("p", "by", "f")
    assert library.function("stop").noreturn and not library.function("find").noreturn
    assert library.function("no_such_function") is None


def test_members_print_as_declared(library):
    fields = library.struct("outer").fields
    shown = {name: str(f.type) for name, f in fields.items()}
    assert shown["corners"] == "struct point[2][3]"
    assert shown["plain"] == "void (*)(int, ...)"
    assert shown["names"] == "const char *const [4]"
    assert shown["next"] == "struct outer *"
    assert shown["flag"] == "volatile int *restrict"
    assert shown["flexible"] == "int[]"
    assert shown["opaque"] == "struct opaque *"
    assert shown["big"] == "__int128"
    assert {"left", "right", "tail"} <= set(shown)


def test_variables(library):
    assert str(library.variable("origin").type) == "point_t"
    assert str(library.variable("version").type) == "const char *"
    assert str(library.variable("table").type) == "int[3][4]"
    assert library.variable("per_thread").thread_local
    assert library.variable("hidden") is None
    assert library.symbol_at(library.variable("table").address + 4) == ("table", 4)


def test_names_and_constants(library):
    assert library.constant("BLUE") == 6 and library.constant("WIDE") == 0x1ffffffff
    assert library.constant("NAMELESS_MINUS") == -7
    assert library.enum("colour").enumerators == (("RED", 0), ("GREEN", 5), ("BLUE", 6))
    assert str(library.typedef("point_t").type) == "struct point"
    assert {"compare_ints", "point", "RED", "table", "size_t"} <= set(library.names())
    assert library.suggest("compare_int")[0] == "compare_ints"
    assert library.suggest("zzzzzzz") == []
    assert "scale" in library and "scales" not in library


def test_types_are_equal_by_content(build):
    four, five = (load_library(str(build(SOURCE, f))) for f in ("-gdwarf-4", "-gdwarf-5"))
    other = load_library(str(build(SOURCE.replace("int x, y;", "int x; float y;"), "-gdwarf-5")))
    for name in RECORDS:
        assert record(four, name) == record(five, name)
        assert record(four, name).digest == record(five, name).digest
        assert hash(record(four, name)) == hash(record(five, name))
    assert record(four, "struct point") != record(other, "struct point")
    assert T.Pointer(record(four, "struct point")) == T.Pointer(record(other, "struct point"))
    assert record(four, "struct outer") != record(other, "struct outer")
    assert four.function("find").type == five.function("find").type


def test_two_structs_of_one_tag_in_two_units_stay_apart(gcc, tmp_path):
    for unit, member in ("a", "int"), ("b", "float"):
        (tmp_path / f"{unit}.c").write_text(
            f"struct state {{ {member} value; }};\nvoid use_{unit}(struct state *s) {{ s->value = 1; }}\n")
    gcc("-g", "-shared", "-fPIC", "-o", tmp_path / "libab.so", tmp_path / "a.c", tmp_path / "b.c")
    library = load_library(str(tmp_path / "libab.so"))
    kinds = [str(library.function(f"use_{u}").type.parameters[0].target.fields["value"].type) for u in "ab"]
    assert kinds == ["int", "float"]


def test_declaration_resolves_to_the_definition_in_another_unit(gcc, tmp_path):
    (tmp_path / "a.c").write_text("struct s;\nvoid take(struct s *p) { (void)p; }\n")
    (tmp_path / "b.c").write_text("struct s { int here; } the_s;\n")
    gcc("-g", "-shared", "-fPIC", "-o", tmp_path / "libab.so", tmp_path / "a.c", tmp_path / "b.c")
    library = load_library(str(tmp_path / "libab.so"))
    assert list(library.function("take").type.parameters[0].target.fields) == ["here"]


def test_another_library_may_have_the_definition(gcc, tmp_path):
    (tmp_path / "user.c").write_text("struct s; enum e;\nvoid take(struct s *p) { (void)p; }\n")
    (tmp_path / "maker.c").write_text("struct s { int here; } the_s;\n")
    libraries = []
    for name in "user", "maker":
        gcc("-g", "-shared", "-fPIC", "-o", tmp_path / f"lib{name}.so", tmp_path / f"{name}.c")
        libraries.append(load_library(str(tmp_path / f"lib{name}.so")))
    pointer = libraries[0].function("take").type.parameters[0]
    assert not pointer.target.complete and resolve(pointer.target, libraries[:1]) is pointer.target
    assert list(resolve(pointer.target, libraries).fields) == ["here"]
    assert pointer == T.Pointer(resolve(pointer.target, libraries))
