"""The process of a running program: what is in it, what is beside it, what it needs."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"
WAITS = "import c\nprint('on', flush=True)\ngetchar()\nprint('off')\n"


def run_both(arguments, **options):
    """What DwarfPython and CPython do with the same arguments."""
    return [subprocess.run([program, *arguments], capture_output=True, text=True, **options)
            for program in (LAUNCHER, sys.executable)]


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "waits.py"
    path.write_text(WAITS)
    return path


@pytest.mark.parametrize("cached", [False, True])
def test_neither_python_nor_llvm_is_in_the_process_or_beside_it(program, cached):
    if cached:
        subprocess.run([LAUNCHER, program], input="\n", text=True, capture_output=True, check=True)
    with subprocess.Popen([LAUNCHER, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "on\n"
        maps = Path(f"/proc/{process.pid}/maps").read_text()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        process.communicate("\n")
    assert "libdwarfpython.so" in maps
    assert "python3" not in maps and "libpython" not in maps and "LLVM" not in maps and "llvmlite" not in maps
    assert children == ""


def test_nothing_in_path_is_needed(program, tmp_path):
    env = {**os.environ, "PATH": "/nonexistent", "DPY_CACHE_DIR": str(tmp_path / "cache")}
    result = subprocess.run([LAUNCHER, "-c", "print(sum(range(5)))"], env=env, capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("10\n", "")


def test_exit_statuses_are_those_of_python(tmp_path):
    for code in ("pass", "exit(3)", "exit()", "exit('why')", "exit(True)", "exit(-1)", "exit(2**70)", "1/0",
                 "import sys; sys.exit(300)", "1 +"):
        ours, theirs = ((code, done.returncode, done.stderr.splitlines()[-1:]) for done in run_both(["-c", code]))
        assert ours == theirs


@pytest.mark.parametrize("arguments, text", [
    (["-c", "print(__file__)"], ""), (["-"], "print(__file__)\n"), (["-i"], "print(__file__)\n")])
def test_a_text_is_no_file(arguments, text):
    ours, theirs = run_both(arguments, input=text)
    assert ours.stdout == theirs.stdout
    assert ("NameError: name '__file__' is not defined" in ours.stderr) == ("NameError" in theirs.stderr)


def test_output_to_a_closed_pipe(tmp_path):
    command = f"{LAUNCHER} -c 'for i in range(100000): print(i)' | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert result.stdout == "0\n" and result.stderr.endswith("BrokenPipeError: [Errno 32] Broken pipe\n")


def test_ctrl_c_ends_a_program_as_python_does(tmp_path):
    path = tmp_path / "loop.py"
    path.write_text("print('on', flush=True)\nwhile True:\n    pass\n")
    with subprocess.Popen([LAUNCHER, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(2)
        _, err = process.communicate(timeout=60)
    assert process.returncode == -2 and err.endswith("KeyboardInterrupt\n")


@pytest.mark.parametrize("delay", [0.02, 0.06, 0.1, 0.15, 0.2, 0.3])
def test_ctrl_c_while_the_compiler_starts_shows_no_stack(tmp_path, delay):
    """The terminal sends it to both processes. Python must not answer with a stack of its own start."""
    program = tmp_path / "new.py"
    program.write_text("print('ran')\n")
    with subprocess.Popen([LAUNCHER, "-O0", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          start_new_session=True) as process:
        time.sleep(delay)
        os.killpg(process.pid, 2)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) in ((-2, "", ""), (0, "ran\n", ""))


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams(tmp_path, closed):
    env = {**os.environ, "DPY_CACHE_DIR": str(tmp_path)}
    for _ in range(2):      # compiled, then cached
        command = f"{LAUNCHER} -c 'print(1)' {closed}"
        result = subprocess.run(["bash", "-c", command], env=env, capture_output=True, text=True)
        shown = "" if ">&- 2" in closed or closed == ">&-" else "1\n"
        assert (result.returncode, result.stdout, result.stderr) == (0, shown, "")
    session = ["bash", "-c", f"{LAUNCHER} -i {closed}"]
    assert subprocess.run(session, env=env, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


@pytest.mark.parametrize("arguments, status", [
    (["-c", "print(1)"], 120), (["--stop-after=ir", "--dump=ir", "-c", "print(1)"], 1)])
def test_output_to_a_full_device(arguments, status):
    with open("/dev/full", "w") as full:
        result = subprocess.run([LAUNCHER, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == status and result.stderr.count("\n") == 1 and "No space left on device" in result.stderr


@pytest.mark.parametrize("stage", ["foo", "", "ir:foo"])
def test_unknown_stage_is_named(stage):
    result = subprocess.run([LAUNCHER, f"--dump=ast,{stage}", "-c", "pass"], capture_output=True, text=True)
    assert result.returncode == 2 and result.stdout == ""
    assert result.stderr.startswith(f"dwarfpython: argument --dump: no stage {stage}: tokens, ast, ")


def test_keep_leaves_intermediate_files(tmp_path):
    (tmp_path / "p.py").write_text("print(1)\n")
    result = subprocess.run([LAUNCHER, "--keep", tmp_path / "kept" / "files", tmp_path / "p.py"],
                            capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("1\n", "")
    assert sorted(path.name for path in (tmp_path / "kept" / "files").iterdir()) == ["p.ll", "p.o", "p.so"]


@pytest.mark.parametrize("text", ["print(" + "+".join(["1"] * 900) + ")", "x = 1\nprint(" + "-" * 900 + "x * 900)",
                                  "f = lambda: 900\n" + "g = f\n" * 3
                                  + "print(" + "(lambda: " * 90 + "f()" + ")()" * 90 + ")",
                                  pytest.param("x = 900\nprint(" + "x if x else " * 900 + "0)", marks=pytest.mark.slow)])
def test_deep_programs_within_the_limit_run(text):
    result = subprocess.run([LAUNCHER, "-O0", "-c", text], capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("900\n", "")
