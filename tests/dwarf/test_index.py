"""The index on disk: round trip, damage, and the same layout for C."""

import os
import random
import stat
import subprocess
from pathlib import Path

import pytest
from .sample import SOURCE

from dwarfpython.dwarf import DescriptionError, describe, index, load_library
from dwarfpython.dwarf.headers import SECTION
from dwarfpython.dwarf.rows import Kind

RUNTIME = Path(__file__).parents[2] / "runtime"


@pytest.fixture
def cached(build, tmp_path):
    """(library path, cache directory, the index file in it)."""
    path, cache = str(build(SOURCE, "-gdwarf-5")), tmp_path / "cache"
    load_library(path, cache_dir=str(cache))
    file, = cache.iterdir()
    return path, str(cache), file


@pytest.fixture
def descriptions(monkeypatch):
    """Counts how often a library is described anew."""
    made = []

    def count(*arguments):
        made.append(arguments)
        return original(*arguments)
    original = describe.describe_library
    monkeypatch.setattr(describe, "describe_library", count)
    return made


def everything(library):
    kinds = (library.function, library.variable, library.struct, library.union, library.enum, library.typedef,
             library.constant)
    return {name: tuple(kind(name) for kind in kinds) for name in library.names()}


def test_round_trip(cached, descriptions):
    path, cache, file = cached
    again, fresh = load_library(path, cache_dir=cache), load_library(path)
    assert len(descriptions) == 1
    assert everything(again) == everything(fresh)
    assert (again.path, again.origin) == (path, path)
    assert (again.build_id, again.soname) == (fresh.build_id, fresh.soname)
    assert file.name == again.build_id + ".dpyindex" and stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_symbol_is_found_by_name_and_by_address(cached):
    library = load_library(cached[0], cache_dir=cached[1])
    rows = [library.index.symbol(i) for i in range(library.index.count("symbols"))]
    assert [r.name for r in rows] == sorted(r.name for r in rows)
    for row in rows:
        if row.address and row.kind != index.TLS_VARIABLE:
            same = [r.name for r in rows if r.address == row.address]
            assert library.symbol_at(row.address)[0] in same
    assert library.symbol_at(0) is None and library.symbol_at(2**64 - 1) is None


@pytest.mark.parametrize("damage", ["truncated", "empty", "longer", "magic", "version", "content", "build-id",
                                    "directory"])
def test_a_damaged_index_is_made_anew(cached, descriptions, damage):
    path, cache, file = cached
    data = bytearray(file.read_bytes())
    if damage == "directory":
        file.unlink()
        file.mkdir()
    elif damage in ("truncated", "empty", "longer"):
        file.write_bytes({"truncated": data[:-9], "empty": b"", "longer": data + b"x"}[damage])
    else:
        data[{"magic": 0, "version": 8, "content": len(data) // 2, "build-id": 33}[damage]] ^= 0xff
        file.write_bytes(data)
    assert load_library(path, cache_dir=cache).function("scale")
    assert len(descriptions) == 1
    if damage != "directory":
        load_library(path, cache_dir=cache)
        assert len(descriptions) == 1


def test_a_hostile_index_of_right_checksum_is_an_error_at_worst(cached):
    """Numbers that lead nowhere give DescriptionErrors; nothing else, and no endless loop."""
    data, rng = cached[2].read_bytes(), random.Random(1)
    header = index._HEADER.size
    for _ in range(150):
        mutant = bytearray(data)
        for _ in range(20):
            mutant[rng.randrange(header, len(data))] = rng.randrange(256)
        mutant[24:28] = index.zlib.crc32(bytes(mutant[header:])).to_bytes(4, "little")
        try:
            found = index.Index(bytes(mutant), "mutant")
            library = load_library.__globals__["Library"]("x", "x", "00", found)
            for value in everything(library).values():
                for part in value:
                    type = getattr(part, "type", part)
                    str(type), getattr(type, "digest", None)
        except DescriptionError:
            pass


def test_another_description_makes_another_index(cached, descriptions, tmp_path, monkeypatch):
    path, cache, _ = cached
    monkeypatch.setenv("DPY_NATIVE_DIR", str(tmp_path))
    (tmp_path / "macros").write_text('{"macros": {"ANSWER": 42, "NAME": "x", "HALF": 0.5, "BAD": [], "LOW": -1}}')
    (tmp_path / "empty.c").write_text("int nothing;")
    subprocess.run(["gcc", "-c", "-g", "empty.c", "-o", "empty.o"], cwd=tmp_path, check=True)
    subprocess.run(["objcopy", f"--add-section={SECTION}=macros", "empty.o", "libsample-headers.so"], cwd=tmp_path, check=True)
    library = load_library(path, cache_dir=cache)
    assert len(descriptions) == 1
    found = [library.constant(n) for n in ("ANSWER", "NAME", "HALF", "BAD", "LOW")]
    assert found == [42, "x", 0.5, None, -1]


def test_a_cache_that_cannot_be_written_is_only_slow(build, tmp_path):
    path = str(build(SOURCE, "-gdwarf-5"))
    (tmp_path / "file").write_text("")
    assert load_library(path, cache_dir=str(tmp_path / "file" / "cache")).function("scale")
    if os.getuid():
        (tmp_path / "readonly").mkdir(mode=0o500)
        assert load_library(path, cache_dir=str(tmp_path / "readonly")).function("scale")


def test_no_temporary_file_is_left(cached):
    assert [f.name for f in cached[2].parent.iterdir()] == [cached[2].name]


def test_progress_is_reported(build):
    seen = []
    load_library(str(build(SOURCE, "-gdwarf-5")), progress=lambda *a: seen.append(a))
    assert {phase for phase, _, _ in seen} == {"types", "symbols", "places"}
    assert all(0 <= done <= total for _, done, total in seen)


def test_layout_is_that_of_the_header(gcc, tmp_path):
    """runtime/index.h and index.py describe the same bytes."""
    structs = {"site": "sites", "frame": "frames", "local": "locals", "static": "statics", "type": "types", "field": "fields", "enumerator": "enumerators", "symbol": "symbols",
               "tag": "tags", "constant": "constants"}
    lines = [f'printf("%zu\\n", sizeof(struct dpy_index_{s}));' for s in ("header", "section", *structs)]
    lines += [f'printf("%d\\n", DPY_INDEX_{k.name});' for k in Kind]
    lines += ['printf("%d\\n", DPY_INDEX_VERSION);', 'printf("%d\\n", DPY_INDEX_SECTIONS);']
    main = "int main(void) {" + "".join(lines) + "}"
    (tmp_path / "p.c").write_text('#include <stdio.h>\n#include "index.h"\n' + main)
    gcc("-I", RUNTIME, "-o", tmp_path / "p", tmp_path / "p.c")
    shown = subprocess.run([tmp_path / "p"], capture_output=True, check=True).stdout
    found = [int(n) for n in shown.split()]
    sizes = [index._HEADER.size, index._SECTION.size, *(index._ROWS[s].size for s in structs.values())]
    assert found == [*sizes, *Kind, index.VERSION, len(index._NAMES)]


def test_static_function_describes_no_symbol_of_its_name(tmp_path):
    """As libc's `link`, a system call in assembly, and `link` in its unwinder."""
    (tmp_path / "static.c").write_text("__attribute__((noinline)) static long twin(char *p) { return *p + 1; }\n"
                                       "long use(char *p) { return twin(p); }\n")
    (tmp_path / "exported.s").write_text(".globl twin\n.type twin, @function\ntwin: ret\n.size twin, 1\n"
                                         '.section .note.GNU-stack, "", @progbits\n')
    library = tmp_path / "libtwins.so"
    subprocess.run(["gcc", "-g", "-O1", "-fPIC", "-shared", "-o", library, tmp_path / "static.c", tmp_path / "exported.s"], check=True)
    found = load_library(str(library), cache_dir=str(tmp_path / "cache"))
    assert found.function("twin").type is None
    assert found.function("use").prototype == "long use(char *p)"
