"""Malformed files: one clear DescriptionError or success, in bounded time; never anything else."""

import random
import struct
import time

import pytest
from .sample import SOURCE

from dwarfpython.dwarf import DescriptionError, load_library
from dwarfpython.dwarf.elf import ElfFile

# A library without the C run-time files is small, so that more of the mutations hit DWARF.
FLAGS = ("-nostdlib", "-O1")


def look_at_everything(path):
    library = load_library(str(path))
    for name in library.names():
        for what in (library.function, library.variable, library.struct, library.union, library.typedef):
            found = what(name)
            type = getattr(found, "type", found)
            if type is not None:
                str(type), type.digest


def survives(path):
    """The message of the DescriptionError, or None; fails on any other exception."""
    start = time.monotonic()
    try:
        look_at_everything(path)
        message = None
    except DescriptionError as e:
        message = str(e)
        assert message and "\n" not in message
    assert time.monotonic() - start < 10
    return message


def debug_ranges(path):
    with ElfFile(path) as elf:
        return [(s.offset, s.size) for s in elf.sections
                if s.name in (".debug_info", ".debug_abbrev", ".debug_macro", ".dynsym", ".gnu.version_d")]


@pytest.mark.parametrize("version", [4, 5])
@pytest.mark.parametrize("seed", range(4))
def test_mutated_bytes(build, tmp_path, version, seed):
    original = build(SOURCE, f"-gdwarf-{version}", "-g3" if seed % 2 else "-g", *FLAGS)
    data, ranges = original.read_bytes(), debug_ranges(original)
    rng = random.Random(seed * 10 + version)
    path = tmp_path / "libmutant.so"
    for _ in range(60):
        mutant = bytearray(data)
        for _ in range(rng.choice((1, 2, 8))):
            start, size = rng.choice(ranges)
            mutant[start + rng.randrange(size)] = rng.choice((0, 1, 0x7f, 0x80, 0xff, rng.randrange(256)))
        path.write_bytes(mutant)
        survives(path)


@pytest.mark.parametrize("seed", range(2))
def test_mutated_headers(build, tmp_path, seed):
    data = build(SOURCE, "-gdwarf-5", "-gz", *FLAGS).read_bytes()
    section_headers, = struct.unpack_from("<Q", data, 40)
    rng, path = random.Random(seed), tmp_path / "libmutant.so"
    for _ in range(60):
        mutant = bytearray(data)
        at = rng.choice((rng.randrange(64), rng.randrange(section_headers, len(data))))
        mutant[at] = rng.randrange(256)
        path.write_bytes(mutant)
        survives(path)


def test_truncated_anywhere(build, tmp_path):
    data, path = build(SOURCE, "-gdwarf-5", *FLAGS).read_bytes(), tmp_path / "libcut.so"
    for size in range(0, len(data), len(data) // 40):
        path.write_bytes(data[:size])
        assert survives(path)


@pytest.mark.parametrize("name, content, message", [
    ("libtext.so", b"INPUT(libother.so)", "not an ELF file"),
    ("libempty.so", b"", "not an ELF file"),
    ("libmagic.so", b"\x7fELF", "not an ELF file"),
    ("lib32.so", b"\x7fELF\x01\x01\x01" + bytes(60), "not an x86-64 ELF file"),
    ("libarm.so", b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH60x", 3, 183), "not an x86-64"),
])
def test_not_a_library(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DescriptionError, match=message):
        load_library(str(tmp_path / name))


def test_directory_and_nothing(tmp_path):
    with pytest.raises(DescriptionError, match="not a regular file"):
        load_library(str(tmp_path))
    with pytest.raises(DescriptionError, match="No such file"):
        load_library(str(tmp_path / "nothing.so"))
    with pytest.raises(DescriptionError, match="no library libnothing_of_that_name.so"):
        load_library("nothing_of_that_name", [str(tmp_path)])


def test_no_description_names_the_remedy(build):
    with pytest.raises(DescriptionError, match="build it with -g"):
        load_library(str(build("int f(void) { return 1; }", "-g0")))


ASSEMBLY = r"""
    .section .debug_abbrev,"",@progbits
    .uleb128 1, 0x11; .byte 1; .byte 0, 0
    .uleb128 2, 0x16; .byte 0; .uleb128 0x03, 0x08, 0x49, 0x13; .byte 0, 0
    .uleb128 3, 0x01; .byte 1; .uleb128 0x49, 0x13; .byte 0, 0
    .uleb128 4, 0x21; .byte 0; .uleb128 0x37, 0x07; .byte 0, 0
    .uleb128 5, 0x24; .byte 0; .uleb128 0x03, 0x08, 0x3e, 0x0b; .byte 0, 0
    .uleb128 6, 0x24; .byte 0; .uleb128 0x03, 0x08, 0x3e, 0x0b, 0x0b, 0x0b; .byte 0, 0
    .uleb128 7, 0x13; .byte 1; .uleb128 0x03, 0x08, 0x0b, 0x0b; .byte 0, 0
    .uleb128 8, 0x0d; .byte 0; .uleb128 0x03, 0x08, 0x49, 0x13, 0x38, 0x0b; .byte 0, 0
    .uleb128 9, 0x15; .byte 1; .uleb128 0x49, 0x13; .byte 0, 0
    .uleb128 10, 0x05; .byte 0; .uleb128 0x49, 0x13; .byte 0, 0
    .byte 0
    .section .debug_info,"",@progbits
start:
    .long end - begin
begin:
    .short 4; .long 0; .byte 8
    .uleb128 1
%s
    .byte 0
end:
"""
INT = '.b: .uleb128 6; .asciz "int"; .byte 5, 4\n '
CASES = {
    "cyclic typedef": ('.t1: .uleb128 2; .asciz "a"; .long .t2 - start\n '
                       '.t2: .uleb128 2; .asciz "b"; .long .t1 - start',
                       "DW_TAG_typedef .*contains itself"),
    "typedef of itself": ('.t: .uleb128 2; .asciz "a"; .long .t - start',
                          r"DW_TAG_typedef \(a\).*contains itself"),
    "struct in itself": ('.s: .uleb128 7; .asciz "s"; .byte 8\n '
                         '.uleb128 8; .asciz "m"; .long .s - start; .byte 0; .byte 0',
                         r"DW_TAG_structure_type \(s\).*contains itself"),
    "absurd array": ('.b: .uleb128 6; .asciz "int"; .byte 5, 4\n .a: .uleb128 3; .long .b - start; '
                     '.uleb128 4; .quad 0x7fffffffffffffff; .byte 0\n '
                     '.uleb128 2; .asciz "t"; .long .a - start', "absurd"),
    "function that returns an array": (f'{INT}.a: .uleb128 3; .long .b - start; .byte 0\n '
                                       '.f: .uleb128 9; .long .a - start; .byte 0\n '
                                       '.uleb128 2; .asciz "t"; .long .f - start',
                                       "DW_TAG_subroutine_type.*returns what no C function can return"),
    "function that takes a function": (f'{INT}.f: .uleb128 9; .long .b - start; .uleb128 10; .long .g - start; .byte 0\n '
                                       '.g: .uleb128 9; .long .b - start; .byte 0\n '
                                       '.uleb128 2; .asciz "t"; .long .f - start',
                                       "DW_TAG_subroutine_type.*has a parameter that no C function can have"),
    "array of functions": (f'{INT}.f: .uleb128 9; .long .b - start; .byte 0\n .a: .uleb128 3; .long .f - start; .byte 0\n '
                           '.uleb128 2; .asciz "t"; .long .a - start',
                           "DW_TAG_array_type.*is an array of what has no size"),
    "base type without size": ('.uleb128 5; .asciz "int"; .byte 5',
                               r"DW_TAG_base_type \(int\).*missing or invalid DW_AT_byte_size"),
    "base type of odd size": ('.uleb128 6; .asciz "odd"; .byte 5, 3',
                              r"DW_TAG_base_type \(odd\).*missing or invalid DW_AT_byte_size"),
    "float without size": ('.uleb128 6; .asciz "double"; .byte 4, 0',
                           r"DW_TAG_base_type \(double\).*missing or invalid DW_AT_byte_size"),
    "member outside": ('.b: .uleb128 6; .asciz "int"; .byte 5, 4\n .uleb128 7; .asciz "s"; .byte 4; '
                       '.uleb128 8; .asciz "m"; .long .b - start; .byte 2; .byte 0',
                       "member m lies outside its 4 bytes"),
    "reference to nowhere": ('.uleb128 2; .asciz "t"; .long 0x1000', "reference to 0x1000"),
    "type that is none": ('.uleb128 2; .asciz "t"; .long .m - start\n '
                          '.m: .uleb128 8; .asciz "m"; .long 0; .byte 0',
                          "is not a type of C"),
    "unknown abbreviation": (".uleb128 99", "abbreviation"),
    "deep pointers": ("\n".join(f'.d{i}: .uleb128 2; .asciz "d"; .long .d{i + 1} - start' for i in range(500))
                      + '\n.d500: .uleb128 6; .asciz "int"; .byte 5, 4', "nested"),
}


@pytest.mark.parametrize("case", CASES)
def test_malformed_entry_is_named(gcc, tmp_path, case):
    dies, message = CASES[case]
    (tmp_path / "bad.s").write_text(ASSEMBLY % dies)
    gcc("-shared", "-nostdlib", "-o", tmp_path / "libbad.so", tmp_path / "bad.s")
    with pytest.raises(DescriptionError, match=message):
        load_library(str(tmp_path / "libbad.so"))
