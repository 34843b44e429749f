"""Programs that use libraries with little, odd or broken descriptions: one clear message, or it works."""

import os
import subprocess

import pytest
from support import LAUNCHER

DESCRIBED = "int shown = 5; int with(int x) { return x + 1; }"
HIDDEN = "int hidden = 6; int without(int x) { return x + 2; }"


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    """A library of two files, one of them compiled without -g."""
    folder = tmp_path_factory.mktemp("part")
    for name, text, flag in (("a", DESCRIBED, "-g"), ("b", HIDDEN, "-g0")):
        (folder / f"{name}.c").write_text(text)
        subprocess.run(["gcc", flag, "-fPIC", "-c", f"{name}.c"], cwd=folder, check=True)
    subprocess.run(["gcc", "-shared", "-o", "libpart.so", "a.o", "b.o"], cwd=folder, check=True)
    return folder


def run(folder, text):
    (folder / "prog.py").write_text(text)
    return subprocess.run([LAUNCHER, "prog.py"], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("expression, value", [
    ("shown", "5"),
    ("cast('int (*)(int)', without)(3)", "5"),
    ("cast('int *', part.hidden)[0]", "6"),
    ("typeof(without), typeof(hidden)", "<class 'void *'> <class 'void *'>"),
    ("without == part.without, without == hidden", "True False"),
])
def test_symbol_without_description_is_its_address(part, expression, value):
    result = run(part, f"import part\nprint({expression})\n")
    assert (result.stdout, result.stderr) == (value + "\n", "")


@pytest.mark.parametrize("statement, message", [
    ("part.without(3)", "library 'part' does not describe 'without': cast it first, "
                        "as in cast(\"int (*)(int)\", without)"),
    ("part.hidden = 3", "library 'part' does not describe 'hidden'"),
])
def test_use_of_it_needs_a_cast(part, statement, message):
    result = run(part, f"import part\n{statement}\n")
    marks = "^" * len(statement.rstrip(" (=3)"))
    assert result.returncode == 1 and result.stderr.splitlines() == [
        f'  File "{part}/prog.py", line 2', f"    {statement}", f"    {marks}", f"TypeError: {message}"]


@pytest.mark.parametrize("annotations", ["a: 'void') -> 'int'", "a: 'int') -> 'int[2]'", "a: 'int (int)') -> 'int'"])
def test_annotations_that_no_c_function_has_are_just_annotations(tmp_path, annotations):
    result = run(tmp_path, f"import c\ndef f({annotations}:\n    return a\nprint(f(1.5))\n")
    assert (result.stdout, result.stderr) == ("1.5\n", "")


def test_type_of_a_library_that_cannot_be_imported(tmp_path):
    (tmp_path / "libbroken.so").write_bytes(b"\x7fELF")
    result = run(tmp_path, "import broken\nx = new('struct s')\n")
    assert result.stderr.splitlines()[-1].startswith("TypeError: 'struct s' is not a C type: ")
    assert "libbroken.so: not an ELF file" in result.stderr


@pytest.mark.parametrize("call, instead", [("setjmp(new('jmp_buf'))", "give the library a function for errors, which may raise"),
                                           ("c.sigsetjmp(new('sigjmp_buf'), 1)", "give the library a function for errors, which may raise"),
                                           ("vfork()", "call fork")])
def test_functions_that_return_twice_are_refused(tmp_path, call, instead):
    result = run(tmp_path, f"import c\n{call}\n")
    name = call.removeprefix("c.").partition("(")[0]
    last = result.stderr.splitlines()[-1]
    assert (result.returncode, last) == (1, f"TypeError: {name} returns twice, which only C's frames can bear: {instead}")


def test_a_given_file_of_shims_is_broken(tmp_path):
    """A description from others, whose functions for macros are no library: one message where one is used."""
    (tmp_path / "shim.h").write_text("#define shim_more(x) ((x) + 1)\nint shim(int);\n")
    (tmp_path / "shim.c").write_text("int shim(int x) { return x; }\n")
    subprocess.run(["gcc", "-shared", "-fPIC", "-s", "-Wl,--build-id", "-o", "libshim.so", "shim.c"], cwd=tmp_path, check=True)
    env = {**os.environ, "DPY_CACHE_DIR": str(tmp_path / "cache")}
    subprocess.run([LAUNCHER, "describe", "shim", "-o", "given.so"], cwd=tmp_path, env=env, check=True, capture_output=True)
    (tmp_path / "nonsense").write_bytes(b"\x7fELF" + bytes(range(256)))
    subprocess.run(["objcopy", "--update-section", ".dwarfpython.shims=nonsense", "given.so"], cwd=tmp_path, check=True)
    subprocess.run([LAUNCHER, "describe", "shim", "--from", "given.so"], cwd=tmp_path, env=env, check=True, capture_output=True)
    (tmp_path / "prog.py").write_text("import shim\nprint(shim.shim(5))\nshim_more(3)\n")
    done = subprocess.run([LAUNCHER, "prog.py"], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60)
    assert done.stdout == "5\n" and done.returncode == 1, done.stderr
    assert "internal error" not in done.stderr and "-shims.so: " in done.stderr.splitlines()[-1], done.stderr
