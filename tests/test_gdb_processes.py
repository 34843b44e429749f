"""Core dumps, attaching, sessions, editors: a stock gdb on processes that it has not started."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from support import LAUNCHER, image_of, missing_tool

pytestmark = pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is not installed")
LIMIT = 240          # seconds; nothing here waits for a time
LARGEST = 256 << 20  # bytes of a file: a core has what is in use
PATTERN = Path("/proc/sys/kernel/core_pattern")
PRINTERS = LAUNCHER.parents[1] / "lib" / "dwarfpython" / "gdb.py"

CRASHES = """import c

class Order:
    def __init__(self, name):
        self.name = name

def length(p):
    return strlen(p)

def total(orders, n):
    found = [1, "two", 2.5]
    first = orders[0]
    return length(cast("char *", n))

total([Order("desk")], 16)
"""

WAITS = """import c

def wait(count):
    word = "waiting"
    print("ready", flush=True)
    got = getchar()
    return got

def main():
    return wait(3)

print(main())
"""


def gdb(*arguments: object, commands: tuple[str, ...], cwd=None, env=None) -> str:
    setting = ("set width 0", "set confirm off", "set debuginfod enabled off")
    batch = [part for command in setting for part in ("-iex", command)]
    batch += [part for command in commands for part in ("-ex", command)]
    done = subprocess.run(["gdb", "-nx", "-batch", *batch, *map(str, arguments)], capture_output=True, text=True,
                          cwd=cwd, errors="backslashreplace", timeout=LIMIT, env=env, preexec_fn=small_files)
    return done.stdout + done.stderr


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))


def in_order(output: str, *patterns: str) -> None:
    rest = output
    for pattern in patterns:
        found = re.search(pattern, rest, re.MULTILINE)
        assert found, f"{pattern!r} is not (any more) in the output:\n{output}"
        rest = rest[found.end():]


@pytest.fixture
def cache(tmp_path):
    """A cache that a test may move about."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def core(tmp_path, cache):
    """(program, core file) of a program that has crashed; the core is gdb's own."""
    program = tmp_path / "crashes.py"
    program.write_text(CRASHES)
    output = gdb("--args", LAUNCHER, program, commands=("run", f"generate-core-file {tmp_path}/core"),
                 env={**os.environ, "DPY_CACHE_DIR": str(cache)})
    assert (tmp_path / "core").exists(), output
    return program, tmp_path / "core"


STACK = (r"in length \(p=\.\.\.\) at .*crashes.py:8", r"in total \(orders=\.\.\., n=\.\.\.\) at .*crashes.py:13",
         r"in <module> \(\) at .*crashes.py:15")
LOCALS = (r"^found = {kind = 8, list = 0x", r"^first = {kind = 34, instance = 0x")


def test_core(core, record_property):
    record_property("shows", "gdb: cores")
    program, dump = core
    output = gdb(LAUNCHER, dump, commands=("bt", "frame function total", "info locals", "print n",
                                           "print *(struct Order *) first.instance"))
    in_order(output, *STACK, *LOCALS, r"= {kind = 1, int = 16}", r'{name = {kind = 5, str = 0x[0-9a-f]+ "desk"}}')


def test_core_with_the_printers(core, record_property):
    record_property("shows", "gdb.py: cores")
    output = gdb(LAUNCHER, core[1], commands=(f"source {PRINTERS}", "bt", "frame function total", "info locals"))
    in_order(output, r"in total \(orders=\[<Order name='desk'>\], n=16\)|in total", r"^found = \[1, 'two', 2.5\]",
             "^first = <Order name='desk'>")


def test_core_when_the_cache_has_moved(core, cache, record_property):
    """gdb finds the images by their names, which tell their contents, where it is told of the folder."""
    record_property("shows", "gdb: cores")
    moved = cache.rename(cache.with_name("moved"))
    output = gdb(LAUNCHER, core[1], commands=("bt",))
    assert "crashes.py:8" not in output
    folders = f"set solib-search-path {moved}/images"
    output = gdb(LAUNCHER, "-iex", folders, core[1], commands=("bt", "frame function total", "info locals"))
    in_order(output, *STACK, *LOCALS)


def test_core_when_the_image_was_evicted(core, cache, dwarfpython, record_property):
    """The same program gives the same image: it is compiled once more."""
    record_property("shows", "gdb: cores")
    program, dump = core
    image = image_of(program, cache)
    shutil.rmtree(cache / "images")
    shutil.rmtree(cache / "manifests")
    assert "crashes.py:8" not in gdb(LAUNCHER, dump, commands=("bt",))
    assert dwarfpython(program, env={"DPY_CACHE_DIR": str(cache)}).returncode == -signal.SIGSEGV
    assert image.exists()
    in_order(gdb(LAUNCHER, dump, commands=("bt", "frame function total", "info locals")), *STACK, *LOCALS)


def test_core_of_the_kernel(tmp_path, cache, record_property):
    """A real crash, outside of gdb."""
    if PATTERN.read_text().strip() != "core" or resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("the kernel writes no core file into the program's folder here")
    record_property("shows", "gdb: cores")
    (tmp_path / "crashes.py").write_text(CRASHES)
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    soft = min(hard, LARGEST) if hard >= 0 else LARGEST
    done = subprocess.run([LAUNCHER, "crashes.py"], cwd=tmp_path, env={**os.environ, "DPY_CACHE_DIR": str(cache)},
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (soft, hard)), text=True,
                          capture_output=True)
    assert done.returncode == -signal.SIGSEGV and 'crashes.py", line 8, in length' in done.stderr
    dumps = list(tmp_path.glob("core*"))
    if not dumps:
        pytest.skip("the kernel wrote no core file")
    in_order(gdb(LAUNCHER, dumps[0], commands=("bt", "frame function total", "info locals")),
             "Program terminated with signal SIGSEGV", *STACK, *LOCALS)


def reads_input(pid: int) -> bool:
    """Whether a process is in read(0, ...)."""
    return Path(f"/proc/{pid}/syscall").read_text().startswith("0 0x0 ")


@pytest.fixture
def waiting(tmp_path, cache_dir):
    """A program that waits for a line on its standard input."""
    (tmp_path / "waits.py").write_text(WAITS)
    process = subprocess.Popen([LAUNCHER, "waits.py"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env={**os.environ, "DPY_CACHE_DIR": str(cache_dir)}, text=True)
    assert process.stdout.readline() == "ready\n"
    while not reads_input(process.pid):
        assert process.poll() is None
        time.sleep(0.01)
    yield process
    process.kill()
    process.communicate()


WAITING = (r"in wait \(count=\.\.\.\) at .*waits.py:6",
           r"in main \(\) at .*waits.py:10", r"in <module> \(\) at .*waits.py:12")


def test_attach_and_detach(waiting, record_property):
    record_property("shows", "gdb: attach")
    output = gdb("-p", waiting.pid, commands=("bt", "frame function wait", "info args", "info locals", "list", "detach"))
    in_order(output, *WAITING, r"^count = {kind = 1, int = 3}",
             r'^word = {kind = 5, str = 0x[0-9a-f]+ "waiting"}', r"^6\s+got = getchar")
    assert waiting.communicate("x\n")[0] == "120\n"


def test_gcore(waiting, tmp_path, record_property):
    """The program goes on."""
    record_property("shows", "gdb: cores")
    if reason := missing_tool("gcore"):
        pytest.skip(reason)
    subprocess.run(["gcore", "-o", tmp_path / "dump", str(waiting.pid)], check=True, capture_output=True, timeout=LIMIT,
                   preexec_fn=small_files)
    assert waiting.communicate("x\n")[0] == "120\n"
    output = gdb(LAUNCHER, tmp_path / f"dump.{waiting.pid}", commands=("bt", "frame function wait", "info locals"))
    in_order(output, *WAITING, r'^word = {kind = 5, str = 0x[0-9a-f]+ "waiting"}')


@pytest.mark.parametrize("tool, command", [("eu-stack", ["eu-stack", "-s", "-p"]), ("pstack", ["pstack"]), ("gstack", ["gstack"])])
def test_stack_of_a_running_program(waiting, tool, command, record_property):
    if reason := missing_tool(tool):
        pytest.skip(reason)
    record_property("shows", f"{tool}: stacks")
    done = subprocess.run([*command, str(waiting.pid)], capture_output=True, text=True, timeout=LIMIT)
    in_order(done.stdout, r"\bwait\b", r"waits.py:6" if tool == "eu-stack" else "", r"\bmain\b", r"<module>")


def test_gdb_of_a_session(tmp_path, record_property):
    """%gdb: what the inputs defined."""
    record_property("shows", "gdb: sessions")
    tool = tmp_path / "gdb"
    commands = ["info line area", "print count", "print area(count)", "detach"]
    tool.write_text("#!/bin/sh\nexec gdb -nx -batch -iex 'set debuginfod enabled off' "
                    + " ".join(f"-ex '{command}'" for command in commands) + ' "$@"\n')
    tool.chmod(0o755)
    done = subprocess.run([LAUNCHER, "-i"], input="count = 4\n\ndef area(n):\n    return n * n\n\n%gdb\narea(3)\n", text=True,
                          capture_output=True, env={**os.environ, "DPY_GDB": str(tool)}, timeout=LIMIT)
    in_order(done.stdout, r"Line \d of .* starts at address 0x[0-9a-f]+ <area>", r"= {kind = 1, int = 4}",
             r"= {kind = DPY_INT, int = 16", "^9$")


def children(pid: int) -> list[int]:
    found = [int(child) for task in os.listdir(f"/proc/{pid}/task")
             for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    return found + [below for child in found for below in children(child)]


def is_target(pid: int) -> bool:
    return b"\0--target\0" in Path(f"/proc/{pid}/cmdline").read_bytes()


def test_breakpoint_in_a_session(tmp_path, record_property):
    """gdb from another terminal: the next input stops in it. The first target is the program, those below are its
    checkpoints."""
    record_property("shows", "gdb: sessions")
    session = subprocess.Popen([LAUNCHER, "-i"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        session.stdin.write("def area(n):\n    side = n + 1\n    return side * side\n\nprint('ready', flush=True)\n")
        session.stdin.flush()
        assert "ready" in session.stdout.readline()
        target = [pid for pid in children(session.pid) if is_target(pid)]
        debugger = subprocess.Popen(
            ["gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off", "-p", str(target[0]), "-ex", "break area",
             "-ex", "echo set\\n", "-ex", "continue", "-ex", "next", "-ex", "info locals", "-ex", "delete", "-ex", "detach"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="backslashreplace")
        watchdog = threading.Timer(LIMIT, debugger.kill)
        watchdog.start()
        shown = ""
        while "set\n" not in shown and (line := debugger.stdout.readline()):
            shown += line
        session.stdin.write("area(4)\n")
        session.stdin.close()
        shown += debugger.communicate()[0]
        watchdog.cancel()
        in_order(shown, r"Breakpoint 1, area \(n=.*\) at", r"side = {kind = 1, int = 5}")
        assert session.stdout.read().endswith("25\n")
    finally:
        session.kill()
        session.wait()
        session.stdout.close()


def test_machine_interface(tmp_path, cache_dir, record_property):
    """What editors say to gdb (VS Code's cppdbg, CLion, Emacs): a pending breakpoint, variables, a step, evaluation."""
    record_property("shows", "gdb: editors")
    program = tmp_path / "edited.py"
    program.write_text("def area(n):\n    side = n + 1\n    return side * side\n\nprint(area(4))\n")
    commands = ["-gdb-set breakpoint pending on", "-break-insert -f edited.py:2", "-exec-run", "-stack-list-frames 0 1",
                "-exec-next", "-stack-list-variables --simple-values", "-data-evaluate-expression side.int*2",
                "-var-create v * side", "-var-list-children --simple-values v", "-stack-info-frame", "-gdb-exit"]
    # The machine interface runs asynchronously: each command waits until the program has stopped.
    script = tmp_path / "talk.py"
    script.write_text(TALK)
    done = subprocess.run([os.sys.executable, script, LAUNCHER, program, *commands], capture_output=True, text=True, timeout=LIMIT,
                          env={**os.environ, "DPY_CACHE_DIR": str(cache_dir)}, cwd=tmp_path)
    in_order(done.stdout, r'pending="edited.py:2"', r'stopped,reason="breakpoint-hit".*func="area".*line="2"',
             r'func="<module>".*line="5"', r'stopped,reason="end-stepping-range".*line="3"', r'name="side"', r'value="10"',
             r'exp="int",.*value="5"')


TALK = r'''
import subprocess, sys
launcher, program, *commands = sys.argv[1:]
gdb = subprocess.Popen(["gdb", "-nx", "-q", "--interpreter=mi3", "-iex", "set debuginfod enabled off", "--args", launcher, program],
                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for command in commands:
    gdb.stdin.write(command + "\n")
    gdb.stdin.flush()
    ended = "*stopped" if command.startswith("-exec") else "^"
    while (line := gdb.stdout.readline()) and not line.startswith((ended, "^error")):
        print(line, end="")
    print(line, end="")
gdb.communicate()
'''
