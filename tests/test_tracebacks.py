"""tests/lang/tracebacks: what an uncaught exception prints is, word for word, what CPython 3.11 prints.

Suspect runtime/traceback.c and runtime/caret.c for the text, dwarfpython/ir/build for the places.
"""

import subprocess
import sys

import pytest
from support import LAUNCHER, TESTS, build_library

PROGRAMS = sorted(p for p in (TESTS / "lang" / "tracebacks").glob("*.py") if p.name[0] != "_")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_as_cpython_prints_it(dwarfpython, program):
    wanted = subprocess.run([sys.executable, program.name], capture_output=True, text=True, cwd=program.parent)
    done = dwarfpython(program.name, cwd=program.parent)
    assert done.stderr == wanted.stderr
    assert (done.stdout, done.returncode) == (wanted.stdout, wanted.returncode)


def test_a_source_that_vanished_shows_no_lines(dwarfpython, tmp_path):
    (tmp_path / "gone.py").write_text("import c\nc.unlink('gone.py')\n1 / 0\n")
    done = dwarfpython("gone.py", cwd=tmp_path)
    assert done.stderr.splitlines() == ["Traceback (most recent call last):",
                                        f'  File "{tmp_path}/gone.py", line 3, in <module>',
                                        "ZeroDivisionError: division by zero"]


@pytest.mark.parametrize("text, shown", [
    ("a", []), ("\\xff" * 99, []), ("\n\n\n\nx", ["    x"]), ("\n\n\n\n  ", ["    "])])
def test_a_source_that_changed_shows_what_is_there_without_carets(dwarfpython, tmp_path, text, shown):
    program = ["import c", "f = c.fopen('changed.py', 'w')",
               f"c.fputs({text!r}, f)".replace("\\\\", "\\"), "c.fclose(f)", "print(1 / 0, 'a long line')"]
    (tmp_path / "changed.py").write_text("\n".join(program))
    done = dwarfpython("changed.py", cwd=tmp_path)
    assert done.stderr.splitlines() == ["Traceback (most recent call last):",
                                        f'  File "{tmp_path}/changed.py", line 5, in <module>', *shown,
                                        "ZeroDivisionError: division by zero"]


WALK = """
static int inner(int (*visit)(int), int n) { int sum = visit(n); __asm__(""); return sum + 1; }
int walk(int (*visit)(int), int n) { int sum = inner(visit, n); __asm__(""); return sum + 1; }
"""


def walk_library(folder):
    (folder / "walk.c").write_text(WALK)
    return build_library(folder / "walk.c", folder, "-fno-inline", "-fno-optimize-sibling-calls")


def test_native_frames_stand_between(dwarfpython, tmp_path):
    """Also functions that the library does not export."""
    walk_library(tmp_path)
    (tmp_path / "p.py").write_text("import walk\ndef visit(n):\n    return 1 // n\n"
                                   "print(walk.walk(visit, 1))\nwalk.walk(visit, 0)\n")
    done = dwarfpython("p.py", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("3\n", 1)
    assert done.stderr.splitlines() == [
        "Traceback (most recent call last):", f'  File "{tmp_path}/p.py", line 5, in <module>',
        "    walk.walk(visit, 0)", "  libwalk.so, in walk", "  libwalk.so, in inner",
        f'  File "{tmp_path}/p.py", line 3, in visit', "    return 1 // n",
        "           ~~^^~~", "ZeroDivisionError: integer division or modulo by zero"]


def damage(image, how):
    """An ELF file that is wrong in one way."""
    sections = int.from_bytes(image[40:48], "little")
    match how:
        case "empty": return b""
        case "short": return image[:70]
        case "half": return image[:sections + 100]
        case "no ELF": return b"#!" + image[2:]
        case "sections beyond the end": return image[:40] + (2**63).to_bytes(8, "little") + image[48:]
        case "more sections than there are": return image[:60] + b"\xff\xff" + image[62:]
        case "huge sections": return image[:sections] + (b"".join(
            image[at:at + 24] + b"\xff" * 16 + image[at + 40:at + 64] for at in range(sections, len(image), 64)))
        case "names beyond the end": return image.replace(b"inner\0", b"innerx").replace(b"walk\0", b"walkx")


@pytest.mark.parametrize("how", ["empty", "short", "half", "no ELF", "sections beyond the end",
                                 "more sections than there are",
                                 "huge sections", "names beyond the end"])
def test_a_library_that_was_damaged_meanwhile_is_named_all_the_same(dwarfpython, tmp_path, how):
    library = walk_library(tmp_path)
    (tmp_path / "damaged").write_bytes(damage(library.read_bytes(), how))
    (tmp_path / "p.py").write_text(
        "import walk, c\nc.rename('damaged', 'libwalk.so')\nwalk.walk(lambda n: 1 // n, 0)\n")
    done = dwarfpython("p.py", cwd=tmp_path)
    assert done.returncode == 1 and "  libwalk.so, in walk" in done.stderr
    assert done.stderr.splitlines()[-1] == "ZeroDivisionError: integer division or modulo by zero"


def test_deep_recursion_shows_both_ends(tmp_path):
    program = tmp_path / "deep.py"
    program.write_text("def down(n):\n    return down(n + 1)\n\ndown(0)\n")
    lines = subprocess.run([LAUNCHER, program], capture_output=True, text=True).stderr.splitlines()
    assert lines[1:3] == [f'  File "{program}", line 4, in <module>', "    down(0)"]
    assert lines[-2].startswith("  [Previous line repeated ")
    assert lines[-1] == "RecursionError: maximum recursion depth exceeded"


def test_deep_mutual_recursion_shows_both_ends(tmp_path):
    program = tmp_path / "deep.py"
    program.write_text("def a(n):\n    return b(n + 1)\n\ndef b(n):\n    return a(n)\n\na(0)\n")
    text = subprocess.run([LAUNCHER, program], capture_output=True, text=True).stderr
    assert text.splitlines()[1] == f'  File "{program}", line 7, in <module>'
    assert text.count("  File ") == 1000 and text.count(" frames left out]\n") == 1
