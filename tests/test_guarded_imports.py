"""`try: import x` with an `except ImportError` means a native library only where the program uses it as one."""

import pytest
from support import build_library


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "birds.c").write_text("int wren(int a) { return a + 1; }\nstruct bird { int kind; } auk;\n")
    build_library(tmp_path / "birds.c", tmp_path)
    return tmp_path


GUARDED = "try:\n    {}\nexcept {}:\n    birds = None\n"


@pytest.mark.parametrize("statement, caught, use, printed", [
    ("import birds", "ImportError", "birds and birds.load('x')", "None"),         # a module of Python's, which is not here
    ("import birds", "(OSError, ModuleNotFoundError)", "birds and birds.wren(birds.lost)", "None"),
    ("import birds", "ImportError", "birds", "None"),
    ("import birds", "ImportError", "birds.wren(1)", "2"),
    ("import birds", "ImportError", "wren(2)", "3"),
    ("import birds as b", "Exception", "b.auk.kind + b.struct.bird(4).kind", "4"),
    ("from birds import wren", "ImportError", "wren(3)", "4"),
    ("from birds import wren, load", "ImportError", "birds", "None"),
    ("import birds", "ValueError", "wren(5)", "6"),                                # nobody waits for its absence
])
def test_guarded(dwarfpython, folder, statement, caught, use, printed):
    (folder / "program.py").write_text(GUARDED.format(statement, caught) + f"print({use})\n")
    done = dwarfpython("program.py", cwd=folder)
    assert (done.stdout, done.stderr, done.returncode) == (f"{printed}\n", "", 0)


def test_an_import_that_is_not_guarded_decides(dwarfpython, folder):
    (folder / "program.py").write_text(GUARDED.format("import birds", "ImportError") + "import birds\nprint(birds is None)\n")
    assert dwarfpython("program.py", cwd=folder).stdout == "False\n"


def test_a_session_goes_on(dwarfpython, folder):
    (folder / "inputs").write_text(GUARDED.format("import birds", "ImportError") + "\nwren(1)\n")
    assert ">>> wren(1)\n2\n" in dwarfpython("--transcript", "inputs", cwd=folder).stdout
