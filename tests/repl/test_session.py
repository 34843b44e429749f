"""What a session says, replayed from files and fed through pipes."""

import os
import subprocess
import sys

import pytest


def test_transcript_looks_like_a_terminal(transcript):
    lines, status = transcript("x = 3\nx + 1\n\ndef f(a):\n    return a * 2\n\nf(x)\n'text'\nNone\nexit(4)\n1\n")
    assert lines == [">>> x = 3", ">>> x + 1", "4", ">>>", ">>> def f(a):", "...     return a * 2", "...", ">>> f(x)", "6",
                     ">>> 'text'", "'text'", ">>> None", ">>> exit(4)"]
    assert status == 4


def test_transcript_with_prompts_drops_old_results(transcript):
    lines, _ = transcript("Some text.\n>>> x = 1\n>>> if x:\n...     x + 1\n...\n3\n>>> x\n5\n")
    assert lines == [">>> x = 1", ">>> if x:", "...     x + 1", "...", "2", ">>> x", "1"]


def test_errors_leave_the_session_going(transcript):
    lines, status = transcript("1 / 0\nx = 5\nnope\n1 +\nx\n")
    assert "ZeroDivisionError: division by zero" in lines
    assert "NameError: name 'nope' is not defined" in lines
    assert "SyntaxError: invalid syntax" in lines
    assert lines[-1] == "5" and status == 0


def test_prints_what_python_prints(pipe):
    """The same inputs, through a pipe, to both."""
    text = ("x = [1, 2]\nx\nx.append(3)\nx\nfor i in x:\n  i\n\ndef f(a, b=2):\n  return a, b\n\nf(1)\nf()\n"
            "'a' 'b'\n1; 2\nif 1:\n  5\nelse:\n  6\n\nq9 = 1.5; q9\n(1,\n2)\n'''a\nb'''\nlambda_ = 3\ndel x\nx\nassert 0, 'no'\n")
    expected = subprocess.run([sys.executable, "-i"], input=text, capture_output=True, text=True)
    out, err, status = pipe(text)
    errors = [line for line in expected.stderr.splitlines() if "Error:" in line]
    assert out == expected.stdout
    assert [line for line in err.splitlines() if "Error:" in line] == errors
    assert status == expected.returncode


def test_underscore_is_the_last_echo(pipe):
    text = ("_\n6 * 7\nx = 1\nNone\n_ + 1\n_\n[_ for i in 'ab']\ndef f():\n  return _\n\nlen(f())\nf()\n"
            "for _ in 'xyz': pass\n\n5\n_\ndel _\n_\n"
            "class Bad:\n  def __repr__(self):\n    return 1 / 0\n\nBad()\nprint(_)\n")
    expected = subprocess.run([sys.executable, "-i"], input=text, capture_output=True, text=True)
    out, err, _ = pipe(text)
    assert out == expected.stdout
    assert "NameError: name '_' is not defined" in err


def test_underscore_passes_over_a_status(transcript):
    lines, _ = transcript("import c\n'text'\natexit(lambda: None)\n_\nabs(-4)\n_\n")
    assert [line for line in lines if line[:3] != ">>>"] == ["'text'", "'text'", "4", "4"]


def test_functions_and_variables_of_earlier_inputs(transcript):
    lines, _ = transcript("n = 1\ndef up():\n    global n\n    n += 1\n    return n\n\nup()\nn\nn = 10\nup()\n"
                          "def up():\n    return 'new'\n\nup()\ng = up\ng()\n")
    assert [line for line in lines if line[:3] not in (">>>", "...")] == ["2", "2", "11", "'new'", "'new'"]


def test_exit_runs_atexit_and_gives_the_status(transcript):
    lines, status = transcript("import c\ndef bye():\n    print('Goodbye, world!')\n\natexit(bye)\nexit(3)\n")
    assert lines[-1] == "Goodbye, world!" and status == 3


def test_end_of_the_inputs_runs_atexit(transcript):
    lines, status = transcript("import c\ndef bye():\n    print('Goodbye, world!')\n\nx = atexit(bye)\n")
    assert lines[-1] == "Goodbye, world!" and status == 0


def test_program_first(pipe, tmp_path):
    (tmp_path / "p.py").write_text("import sys\n5\nx = sys.argv\nprint('prog')\n")
    assert pipe("x\n", "p.py", "-a", "--", "b", cwd=tmp_path)[0] == "prog\n['p.py', '-a', '--', 'b']\n"
    assert pipe("y\n", "-c", "y = 7")[0] == "7\n"


@pytest.mark.parametrize("code", [
    "import sys; x = 1; sys.exit(6)", "import sys; x = 2; sys.exit('why')", "x = 3; 1 / 0", "x = 4"])
@pytest.mark.parametrize("text", ["x\n", "import sys\nx\nsys.exit(7)\n"])
def test_session_goes_on_after_the_exit_of_its_program(pipe, code, text):
    expected = subprocess.run([sys.executable, "-i", "-c", code], input=text, capture_output=True, text=True)
    out, err, status = pipe(text, "-c", code)
    said, wanted = ([line for line in stderr.splitlines() if line.startswith(("  File", "SystemExit", "ZeroDivision"))]
                    for stderr in (err, expected.stderr))
    assert (out, status, said) == (expected.stdout, expected.returncode, wanted)


def test_input_reads_what_follows(pipe):
    assert pipe("x = input()\nhello\nx\n")[0] == "'hello'\n"


def test_transcript_that_is_not_there(tmp_path):
    from .conftest import run
    result = run("--transcript", tmp_path / "none")
    assert result.returncode == 2 and result.stderr.startswith("dwarfpython: can't read transcript")


@pytest.mark.parametrize("options", [["-O0"], ["--calls=ffi"]])
def test_options_count_in_sessions(transcript, options):
    lines, _ = transcript("import c\ndef f(a):\n    return strlen(a) + 1\n\nf('abc')\n", *options)
    assert lines[-1] == "4"


def test_own_commands(transcript):
    lines, _ = transcript("%help\n%nothing\n%checkpoint off\n%checkpoint on\n1\n")
    assert lines.count("%gdb                 debug this session's program with gdb") == 2
    assert lines[-1] == "1"


def test_names_are_described_in_c(transcript):
    lines, _ = transcript("import c\nstrlen?\nc.strlen ?\nstat?\nEINTR?\nnosuchname?\nnolib.x?\n")
    assert lines[2].startswith("size_t strlen(const char *") and lines[4] == lines[2]
    assert "struct stat {" in lines and "    __off_t st_size;" in lines and "EINTR = 4" in lines
    assert lines[-1] == "no imported library has the name 'nolib.x'"


def test_gdb_is_given_the_target(tmp_path):
    from .conftest import LAUNCHER
    fake = tmp_path / "gdb"
    fake.write_text("#!/bin/sh\necho gdb $1 $2; tr '\\0' ' ' < /proc/$3/cmdline\n")
    fake.chmod(0o755)
    result = subprocess.run([LAUNCHER, "-i"], input="%gdb\n1\n", env={**os.environ, "DPY_GDB": str(fake)}, capture_output=True, text=True)
    assert result.stdout.startswith(f"gdb -q -p\n{LAUNCHER} --target") and result.stdout.endswith("1\n")


def test_nobody_is_left_behind(transcript):
    """Neither checkpoints nor targets outlive a session."""
    mark = f"x = 'mark{os.getpid()}'"
    transcript(f"import c\n{mark}\nabort()\nx\nkill(getpid(), 11)\n", "-O1")
    ours = [name for name in os.listdir("/proc") if name.isdigit() and is_target(name)]
    assert not [pid for pid in ours if parent(pid) == 1]


def is_target(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return b"\0--target\0" in file.read()
    except OSError:
        return False


def parent(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def test_dynamic_code_shares_the_variables_of_all_inputs(transcript):
    lines, _ = transcript("x = 1\ndef f(a): return eval('a + x')\n\nf(2)\nglobals()['y'] = 5\ny\nexec('z = x + y')\nz\n"
                          "import __main__\n__main__.z\nsorted(n for n in globals() if n[0] != '_')\n")
    assert [line for line in lines if line[:3] not in (">>>", "...")] == ["3", "5", "6", "6", "['f', 'x', 'y', 'z']"]
