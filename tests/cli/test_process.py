"""The process of a running program: what is in it, what is beside it, what it needs."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"
WAITS = "import c\nprint('on', flush=True)\ngetchar()\nprint('off')\n"


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
    for code in ("pass", "exit(3)", "exit()", "exit('why')", "exit(True)", "exit(-1)", "exit(2**70)", "1/0", "import sys; sys.exit(300)", "1 +"):
        ours, theirs = (subprocess.run([program, "-c", code], capture_output=True, text=True) for program in (LAUNCHER, sys.executable))
        assert (code, ours.returncode, ours.stderr.splitlines()[-1:]) == (code, theirs.returncode, theirs.stderr.splitlines()[-1:])


def test_output_to_a_closed_pipe(tmp_path):
    result = subprocess.run(["bash", "-c", f"{LAUNCHER} -c 'for i in range(100000): print(i)' | head -1"], capture_output=True, text=True)
    assert result.stdout == "0\n" and result.stderr.endswith("BrokenPipeError: [Errno 32] Broken pipe\n")


def test_ctrl_c_ends_a_program_as_python_does(tmp_path):
    path = tmp_path / "loop.py"
    path.write_text("print('on', flush=True)\nwhile True:\n    pass\n")
    with subprocess.Popen([LAUNCHER, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(2)
        _, err = process.communicate(timeout=20)
    assert process.returncode == -2 and err.endswith("KeyboardInterrupt\n")
