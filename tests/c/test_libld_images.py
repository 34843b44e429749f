"""Images that grow while the process runs, as the process itself and as tools see them."""
import ctypes
import os
import re

import pytest

from libld_build import SANITIZED, driver, load, need, run


@pytest.fixture(scope="module", autouse=True)
def libld():
    return load()


@pytest.fixture
def directory(tmp_path):
    tmp_path.chmod(0o700)
    return tmp_path


def test_from_c(directory):
    environment = os.environ | {"ASAN_OPTIONS": "detect_leaks=1"}
    assert run(driver("libld_images", *SANITIZED), directory, env=environment).endswith("ok\n")


def gdb(directory, *commands):
    arguments = [word for command in commands for word in ("-ex", command)]
    return run(need("gdb"), "-nx", "-batch", *arguments, "--args", driver("libld_images"), directory)


def test_stock_gdb_shows_generated_frames(directory):
    output = gdb(directory, "break checkpoint", "run", "continue", "bt", "print *(long *)&datum")
    frames = re.findall(r"^#\d+ +(?:0x\w+ in )?(.+?) \(", output, re.MULTILINE)
    # gdb 13 takes a name in lower case with a dot for Ada's, and writes the part after the dot in brackets.
    assert [frame.replace("[any]", ".any") for frame in frames[:5]] == [
        "checkpoint", "inner", "module::outer.any", "calls_and_data", "main"]
    assert "$1 = 7" in output


def test_gdb_learns_of_later_rounds(directory):
    output = gdb(directory, "set breakpoint pending on", "break f2000", "run", "info symbol $pc")
    assert "f2000" in output.splitlines()[-1]


def test_valgrind_finds_nothing_wrong(directory):
    output = run(need("valgrind"), "--error-exitcode=9", driver("libld_images"), directory)
    assert "ERROR SUMMARY: 0 errors" in output


def test_files_are_sound_and_stay(directory):
    run(driver("libld_images"), directory)
    images = list(directory.glob("grown-*.so"))
    assert len(images) == 4  # two rounds, and two made at once
    for image in images:
        assert "Warning" not in run(need("readelf"), "-aW", image)


def test_from_python(libld, directory):
    image = libld.Image.create("python.so", directory)
    datum = image.alloc(8, 8, image.DATA)
    image.bind("seven", datum, (7).to_bytes(8, "little"))
    code = b"\x48\xa1" + datum.to_bytes(8, "little") + b"\xc3"  # movabs datum, %rax; ret
    address = image.alloc(len(code))
    image.bind("f", address, code, namespace="module", convention="any")
    assert image.path is None and image.sym("f", "module", "any") == address
    assert ctypes.CFUNCTYPE(ctypes.c_long)(address)() == 7
    assert image.path.startswith(f"{directory}/python.so-")
    with pytest.raises(libld.Error, match="has no entry point f"):
        image.sym("f")
    image.destroy()


def test_names(libld):
    assert libld.symbol_name("f") == "f"
    assert libld.symbol_name("f", None, "c.i_pp") == "f.c.i_pp"
    assert libld.symbol_name("f", "module", "any") == "module::f.any"
