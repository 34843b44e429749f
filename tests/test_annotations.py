"""Annotation files: those that come with the project fit their libraries, those beside a program are found, errors name file and line.

What annotated functions do is in foreign/annotated.py and its like.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support import build_library

SHIPPED = {"c": "stdio.h", "m": "math.h", "z": "zlib.h", "sqlite3": "sqlite3.h"}
LIBRARY = """
#include <stdlib.h>
#include <string.h>
int measure(const char *text, int *width, int *height)
{
    if (!*text)
        return -3;
    *width = strlen(text), *height = 1;
    return 0;
}
const char *why(int code) { return code == -3 ? "empty text" : "unknown"; }
int half(int *number) { *number /= 2; return 0; }
"""
PROGRAM = "import measured\nprint(measure('hello'), measured.checked.half(9))\n"
NOTES = """
[measure]
out = ["width", "height"]
fails = "negative"
error = "why(result)"
gives = ["width", "height"]

[half]
inout = ["number"]
gives = ["number"]
"""
# What a line is replaced by, and the error.
WRONG = {
    'out = ["width", "x"]': "3: [measure] there is no parameter 'x': int measure(const char *text, int *width, int *height)",
    'out = ["width[x]", "height"]': "3: [measure] there is no parameter 'x': int measure(const char *text, int *width, int *height)",
    'fails = "no such"': "4: [measure] 'fails' wants numbers and constants, not 'no such'",
    'fails = "no_such"': "4: [measure] the library has no constant 'no_such'",
    'fails = negative': "4: Invalid value",
    'false = 1': "4: [measure] 'false' is no annotation: there are parameters, out, inout, default, gives, fails, succeeds, error, raises, "
                 "file, end, owns",
    'error = "wy(result)"': "5: [measure] there is no function 'wy'",
    'error = "why(result"': "5: [measure] 'error' wants \"errno\", \"result\" or a call such as \"strerror(result)\", not 'why(result'",
    'gives = ["width"], 5': "6: Expected newline or end of document after a statement",
    'gives = ["width", "x[result]"]': "6: [measure] there is no parameter 'x': int measure(const char *text, int *width, int *height)",
    'raises = "Bad"\ngives = []': "6: [measure] 'Bad' is no exception",
    'inout = ["number"]\nparameters = ["a", "b"]': "10: [half] 2 names for the 1 parameters of int half(int *number)",
    'inout = ["number"]\nsucceeds = [0]\nfails = -1': "10: [half] has both 'fails' and 'succeeds'",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "measured.c").write_text(LIBRARY)
    build_library(tmp_path / "measured.c", tmp_path)
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations/libmeasured.toml").write_text(NOTES)
    (tmp_path / "program.py").write_text(PROGRAM)
    return tmp_path


def replaced(line: str) -> str:
    """The notes with the line of the same key exchanged."""
    key = {"false": "fails", "raises": "gives"}.get(line.split()[0], line.split()[0])
    return "\n".join(line if old.startswith(f"{key} =") and (key != "gives" or "width" in old) else old for old in NOTES.split("\n"))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped(name, tmp_path):
    """Every function that a file speaks of is one of its library's, and every note fits the prototype."""
    from dwarfpython.driver import new_names
    from dwarfpython.options import Options
    if not Path("/usr/include", SHIPPED[name]).exists():
        pytest.skip(f"{SHIPPED[name]} is not installed")
    names = new_names(str(tmp_path / "program.py"), Options())
    library = names.find_library(name)
    assert library is not None, names.reasons
    for function in names.notes[name]:
        native = names.meanings(library, function)
        assert native is not None and names.annotation(native) is not None, function


def test_beside_the_program(dwarfpython, folder):
    done = dwarfpython("program.py", cwd=folder)
    assert (done.stdout, done.stderr) == ("(5, 1) 4\n", "")


def test_changes_are_seen(dwarfpython, folder):
    """An annotation file is part of what an image depends on, also where it is not there."""
    notes = folder / "annotations/libmeasured.toml"
    text = notes.read_text()
    outputs = []
    for version in (text, text.replace('["width", "height"]\n\n', '["height", "width"]\n\n'), None, text):
        notes.unlink(missing_ok=True)
        if version is not None:
            notes.write_text(version)
        done = dwarfpython("program.py", cwd=folder)
        outputs.append(done.stdout or done.stderr.splitlines()[-1])
    assert outputs == ["(5, 1) 4\n", "(1, 5) 4\n", "AttributeError: there is no annotation of 'half': annotations/libmeasured.toml may have one",
                       "(5, 1) 4\n"]


@pytest.mark.parametrize("line", WRONG)
def test_errors_name_file_and_line(dwarfpython, folder, line):
    notes = folder / "annotations/libmeasured.toml"
    notes.write_text(replaced(line))
    done = dwarfpython("program.py", cwd=folder)
    error = done.stderr.splitlines()[-1]
    assert error.split(": ", 1)[1] == f"{notes}:{WRONG[line]}"
    assert error.split(":")[0] in ("TypeError", "ImportError")


def test_bytes_that_are_no_text(dwarfpython, folder):
    notes = folder / "annotations/libmeasured.toml"
    notes.write_bytes(NOTES.encode() + b"# \xff\n")
    done = dwarfpython("program.py", cwd=folder)
    assert done.stderr.endswith(f"ImportError: {notes}:11: this is not UTF-8\n")


def test_info(dwarfpython):
    done = dwarfpython("info", "c", "strtol")
    assert done.stdout.splitlines()[-1] == "// annotated: result, endptr = strtol(nptr, base)"
