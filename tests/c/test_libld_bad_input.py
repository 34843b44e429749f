"""Inputs that cannot be linked: each ends in a message that says what is wrong, and leaves nothing behind."""
import resource
import signal
import struct

import pytest

from libld_build import SANITIZED, assembled, compiled, driver, folder, load, object_file, run
from test_libld import C, CPLUSPLUS, LLVM


@pytest.fixture(scope="module", autouse=True)
def libld():
    return load()


def refused(objects, message, **options):
    with pytest.raises(load().Error, match=message):
        load().link(objects, **options)


def patched(data: bytes, offset: int, form: str, *values) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, offset, *values)
    return bytes(changed)


def section_header(data: bytes, index: int) -> int:
    return struct.unpack_from("<Q", data, 40)[0] + 64 * index


def index_of_type(data: bytes, kind: int) -> int:
    count = struct.unpack_from("<H", data, 60)[0]
    kinds = [struct.unpack_from("<I", data, section_header(data, i) + 4)[0] for i in range(count)]
    return kinds.index(kind)


def test_not_an_object():
    refused([b""], "the ELF header lies outside the file")
    refused([b"#!/bin/sh\n" * 20], "not an ELF file")
    data = compiled("int x;")
    refused([patched(data, 18, "<H", 183)], "made for another machine")
    refused([patched(data, 16, "<H", 3)], "not a relocatable object")
    refused([data[:-100]], "a.o: the section header table lies outside the file", names=["a.o"])


def test_every_truncation_is_noticed(libld):
    data = compiled("int f(int x) { return x; }")
    for size in range(0, len(data), 7):
        with pytest.raises(libld.Error):
            libld.link([data[:size]])


def test_tables_that_point_nowhere():
    data = compiled(C)
    symtab, rela = section_header(data, index_of_type(data, 2)), section_header(data, index_of_type(data, 4))
    refused([patched(data, symtab + 24, "<Q", 1 << 40)], "the symbol table lies outside the file")
    refused([patched(data, symtab + 40, "<I", 9999)], "section 9999 does not exist")
    refused([patched(data, symtab + 44, "<I", 9999)], "malformed symbol table")
    refused([patched(data, rela + 44, "<I", 9999)], "section 9999 does not exist")
    offset = struct.unpack_from("<Q", data, rela + 24)[0]
    refused([patched(data, offset, "<Q", 1 << 40)], "section .text: relocation type .* outside its section")
    refused([patched(data, offset + 12, "<I", 9999)], "section .text: relocation 0 names symbol 9999")
    refused([patched(data, offset + 8, "<I", 200)], "relocation type 200 .* unknown type")


def test_what_an_image_cannot_hold():
    for storage in ("", "extern "):
        thread_local = compiled(storage + "__thread int x; int f(void) { return x; }")
        refused([thread_local], "thread-local storage is not supported")
    refused([compiled("extern int x; int f(void) { return x; }", "-fno-pic")], "compile with -fPIC")
    refused([compiled("extern int x; const int *const p = &x;", "-fno-pic")], ".rodata: .* not writable")
    refused([compiled("int x __attribute__((aligned(8192)));")], "not a power of two up to 4096")
    indirect = "static int g(void) { return 1; } static void *r(void) { return g; }" \
               "int f(void) __attribute__((ifunc(\"r\")));"
    refused([compiled(indirect)], "symbol f: indirect functions are not supported")
    refused([compiled('__asm__(".section .wx,\\"awx\\"; nop");')], ".wx: writable and executable at once")
    refused([compiled("int x;", "-gz")], "compressed sections are not supported")
    nested = "int f(int x) { int g(int y) { return x + y; } int h(int (*)(int)); return h(g); }"
    refused([compiled(nested)], "needs an executable stack")


def test_symbols_that_do_not_add_up():
    data = compiled("int f(void) { return 1; }")
    refused([data, data], "two.o: symbol f is defined in one.o, too", names=["one.o", "two.o"])
    calls = compiled("int g(void); int f(void) { return g(); }")
    refused([calls], "symbol g is undefined and not imported", imports=["h"])
    load().link([calls], imports=["g"])
    hidden = "__attribute__((visibility(\"hidden\"))) int g(void); int f(void) { return g(); }"
    refused([compiled(hidden)], "symbol g is hidden, but no object defines it")
    refused([data], "symbol g should be unique, but no object defines it", unique=["g"])
    refused([compiled("int g; int *p = &g; int f(void) { return g; }", "-fno-pic")], "g.*compile with -fPIC",
            unique=["g"])


@pytest.mark.parametrize("words, message", [
    ("64, 0", "record at offset 0x0: has a bad length"),
    ("8, 77, 0", "names a CIE outside the section"),
    ("0xffffffff, 0, 0", "is in the 64-bit format"),
    ("8, 0, 9, 12, 16, 0, 0", "record at offset 0x0: is a CIE of unknown version"),
    ("8, 0, 0x7a7a7a01, 12, 16, 0, 0", "record at offset 0x0: is too short"),
    ("0, 8, 0, 0x10001", "ends the table too early"),
])
def test_malformed_unwind_tables(words, message):
    refused([compiled(f'__asm__(".section .eh_frame,\\"a\\",@progbits; .long {words}");', "-g0")],
            f"section .eh_frame: .*{message}")


def test_fuzz():
    objects = [object_file(C), object_file(CPLUSPLUS.replace("NAME", "a"), "-O0", language="cc"),
               object_file(CPLUSPLUS.replace("NAME", "b"), "-O0", language="cc"), folder() / "llvm.o"]
    objects[-1].write_bytes(assembled(LLVM))
    successes, failures = map(int, run(driver("libld_fuzz", *SANITIZED), 20000, *objects).split())
    assert successes > 2000 and failures > 2000


def test_writing_is_all_or_nothing(libld, tmp_path):
    target = tmp_path / "image.so"
    libld.write_image(target, b"first")
    libld.write_image(target, b"second")
    assert target.read_bytes() == b"second" and target.stat().st_mode & 0o700 == 0o700
    with pytest.raises(libld.Error, match="cannot write .*/none/image.so: No such file or directory"):
        libld.write_image(tmp_path / "none" / "image.so", b"x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(libld.Error, match="taken: Is a directory"):
        libld.write_image(tmp_path / "taken", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["image.so", "taken"]


def test_a_full_disk_leaves_the_old_file(libld, tmp_path):
    target = tmp_path / "image.so"
    libld.write_image(target, b"old")
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(libld.Error, match="cannot write .*image.so: File too large"):
            libld.write_image(target, bytes(100000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert target.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1
