"""Programs that use libraries with little, odd or broken descriptions: one clear message, or it works."""

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
