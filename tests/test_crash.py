"""Programs that die of a fault tell where, in both languages, and die of it all the same."""

import os
import re
import signal
import subprocess

import pytest
from support import LAUNCHER

CRASHES = """import c

def inner(p):
    return strlen(p)

def outer(n):
    if n == 0:
        return inner(cast("char *", 16))
    return outer(n - 1)

outer(1)
"""


def run(program, *arguments, **options):
    return subprocess.run([LAUNCHER, *arguments, program], capture_output=True, text=True, timeout=60, **options)


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "crashes.py"
    path.write_text(CRASHES)
    return path


@pytest.mark.parametrize("arguments", [(), ("-O0",), ("--calls=ffi",)], ids=str)
def test_traceback_through_both_languages(program, arguments):
    done = run(program, *arguments)
    assert done.returncode == -signal.SIGSEGV and done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[:9] == ["Traceback (most recent call last):",
                         f'  File "{program}", line 11, in <module>', "    outer(1)",
                         f'  File "{program}", line 9, in outer', "    return outer(n - 1)",
                         f'  File "{program}", line 8, in outer', '    return inner(cast("char *", 16))',
                         f'  File "{program}", line 4, in inner', "    return strlen(p)"]
    assert "strlen" in lines[9] and lines[-1] == "SIGSEGV: Segmentation fault at address 0x10"


def test_text_of_the_command_line():
    done = run("import c\nabort()", "-c")
    assert done.returncode == -signal.SIGABRT
    assert done.stderr.splitlines()[:3] == ["Traceback (most recent call last):", '  File "<string>", line 2, in <module>',
                                           "    abort()"]


def test_what_lies_at_the_address(tmp_path):
    path = tmp_path / "guarded.py"
    path.write_text("import c\np = cast('char *', malloc(1 << 20))\n"
                    "page = cast('char *', (cast('long', p) + 8191) // 4096 * 4096)\n"
                    "mprotect(page, 4096, 0)\nmemset(page, 65, 1)\n")
    last = run(path).stderr.splitlines()[-1]
    assert re.fullmatch(r"SIGSEGV: Segmentation fault at address 0x[0-9a-f]+, in <\S+ @0x[0-9a-f]+ heap, "
                        r"1048576 bytes at \+[0-9]+, allocated at guarded.py.*>", last), last


def test_nothing_is_said_where_that_is_wanted(program):
    done = run(program, env={**os.environ, "DPY_FAULT": "off"})
    assert (done.returncode, done.stderr) == (-signal.SIGSEGV, "")


def test_without_a_reporter_the_addresses_are_said(program):
    """The compiler cannot be started; this program leaves no descriptor for it."""
    program.write_text("import c\nsetrlimit(RLIMIT_NOFILE, rlimit(0, 0))\n" + CRASHES)
    last = run(program).stderr.splitlines()[-1]
    assert re.fullmatch(r"dwarfpython: the traceback of a signal cannot be shown: fb 1 10 [0-9a-f ]+", last), last


def test_stack_that_runs_over_in_c(tmp_path):
    """alloca-like recursion of C cannot raise RecursionError; the handler has a stack of its own."""
    (tmp_path / "deep.c").write_text("int deep(int n)\n{\n    volatile char a[100000];\n    a[n % 7] = 1;\n"
                                     "    return n ? deep(n - 1) + a[3] : 0;\n}\n")
    subprocess.run(["gcc", "-g", "-O0", "-shared", "-fPIC", "-o", "libdeep.so", "deep.c"], cwd=tmp_path, check=True)
    path = tmp_path / "overflow.py"
    path.write_text("import deep\nprint(deep.deep(10000))\n")
    done = run(path)
    assert done.returncode == -signal.SIGSEGV
    assert f'File "{path}", line 2, in <module>' in done.stderr and "in deep" in done.stderr and "  ...\n" in done.stderr
    assert done.stderr.count("in deep") < 10 and re.search(r"^  \[Previous line repeated \d+ more times]$", done.stderr, re.MULTILINE)


def test_dump_on_a_signal(tmp_path):
    path = tmp_path / "goes_on.py"
    path.write_text("import c\ndef busy(n):\n    kill(getpid(), SIGUSR1)\n    return n + 1\n\nprint(busy(1))\nprint(busy(2))\n")
    done = run(path, env={**os.environ, "DPY_DUMP": "USR1"})
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (0, "2\n3\n")
    assert lines[:5] == ["Traceback (most recent call last):", f'  File "{path}", line 6, in <module>', "    print(busy(1))",
                         f'  File "{path}", line 3, in busy', "    kill(getpid(), SIGUSR1)"]
    assert lines.count("SIGUSR1: User defined signal 1") == 2


def test_dump_on_no_signal(program):
    assert "DPY_DUMP=NEVER is no signal" in run(program, env={**os.environ, "DPY_DUMP": "NEVER"}).stderr
