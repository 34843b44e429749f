"""Small C libraries for the tests of dwarfpython.dwarf."""

import shutil
import subprocess

import pytest


@pytest.fixture(autouse=True)
def no_header_stubs(monkeypatch, tmp_path_factory):
    """Descriptions come from the library alone, unless a test makes a stub itself."""
    monkeypatch.setenv("DPY_NATIVE_DIR", str(tmp_path_factory.getbasetemp() / "no-stubs"))


@pytest.fixture(scope="session")
def gcc():
    if not shutil.which("gcc"):
        pytest.skip("no gcc")

    def run(*arguments):
        subprocess.run(["gcc", *map(str, arguments)], check=True, capture_output=True)
    return run


@pytest.fixture(scope="session")
def build(gcc, tmp_path_factory):
    """build(source, *flags) -> path of a shared library, made once per session and set of arguments."""
    made = {}

    def make(source, *flags, name="libsample.so"):
        key = source, flags, name
        if key not in made:
            folder = tmp_path_factory.mktemp("lib")
            (folder / "sample.c").write_text(source)
            options = "-g", "-O1", "-shared", "-fPIC", "-Wl,--build-id", *flags
            gcc(*options, "-o", folder / name, folder / "sample.c")
            made[key] = folder / name
        return made[key]
    return make
