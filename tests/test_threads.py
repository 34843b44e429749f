"""Threads beside CPython's reach: those that C starts, their ends, forks, signals, and the collector under all of them.

What CPython has as well is in tests/lang/threads; the tools that watch threads are in tests/tools and tests/gdb.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest
from support import LAUNCHER, TESTS, build_library

PROGRAMS = TESTS / "threads"
MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}
EXITS = ["left", "finally", "False 1", "left", "finally", "out of the callback", "out of qsort", "False 1", "cancelled", "False",
         "the last True", "the main thread ends"]
FOREIGN = ["the first thread that calls 1 1", "[19900, 19900, 19900, 19900, 19900, 19900]", "True 6",
           "deep: maximum recursion depth exceeded", "5", "caught 'from qsort'", "caught 'from qsort'", "0", "kept [1, 'two']", "True"]


@pytest.fixture(scope="session")
def foreign(tmp_path_factory):
    folder = tmp_path_factory.mktemp("foreign")
    build_library(PROGRAMS / "foreign.c", folder)
    return folder


@pytest.mark.parametrize("mode", MODES)
def test_the_end_of_a_thread(dwarfpython, mode):
    done = dwarfpython(*MODES[mode], PROGRAMS / "exits.py")
    assert (sorted(done.stdout.splitlines()), done.stderr, done.returncode) == (sorted(EXITS), "", 0)


@pytest.mark.parametrize("mode, budget", [("default", ""), ("default", "20000"), ("O0", ""), ("ffi", "")])
def test_threads_of_c_call_python(dwarfpython, foreign, mode, budget):
    environment = {"LD_LIBRARY_PATH": str(foreign), "DPY_GC": budget}
    done = dwarfpython(*MODES[mode], PROGRAMS / "foreign.py", env=environment)
    assert (done.stdout.splitlines(), done.returncode) == (FOREIGN, 0), done.stderr
    assert done.stderr.count("ValueError: nobody waits") == 2


@pytest.mark.parametrize("budget, rounds", [("", 500), ("stress", 3), ("20000", 100), ("off", 100)])
def test_threads_make_and_drop_containers(dwarfpython, budget, rounds):
    done = dwarfpython(PROGRAMS / "churn.py", rounds, env={"DPY_GC": budget})
    expected = subprocess.run([sys.executable, PROGRAMS / "churn.py", str(rounds)], capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == (expected.stdout, "", 0)


def test_a_thread_forks_while_others_allocate(dwarfpython):
    done = dwarfpython(PROGRAMS / "forks.py")
    assert (done.stdout, done.stderr, done.returncode) == ("True [True, True, True, True]\n", "", 0)


def test_signal_handlers_run_on_the_main_thread(dwarfpython):
    done = dwarfpython(PROGRAMS / "signals.py")
    assert (done.stdout, done.stderr, done.returncode) == ("handled 3 True\nTrue\n", "", 0)


def test_interrupt_while_the_main_thread_waits(cache_dir):
    """Ctrl-C ends a join; the thread, a daemon, does not keep the process."""
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir)}
    with subprocess.Popen([LAUNCHER, PROGRAMS / "waits.py"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True) as process:
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert output == "interrupted\n"
    assert process.returncode == -signal.SIGINT and errors.endswith("KeyboardInterrupt\n"), errors


def test_report_of_a_thread(dwarfpython, tmp_path):
    program = tmp_path / "fails.py"
    program.write_text("import threading\ndef work():\n    raise ValueError('bad')\nthreading.Thread(target=work).start()\n")
    report = dwarfpython(program).stderr
    expected = subprocess.run([sys.executable, program], capture_output=True, text=True).stderr
    assert without_library(report) == without_library(expected)


def without_library(report: str) -> str:
    return re.sub(r'File ".*threading\.py", line \d+', 'File "threading.py"', report)
