"""Programs that know nothing of the index, run with the preload library."""
import os
import re
import shutil
import subprocess
import sys

import pytest

from memtable_build import HERE, ROOT, build_libraries, compile_c


@pytest.fixture(scope="session")
def native(tmp_path_factory):
    return build_libraries(tmp_path_factory.mktemp("native"))


@pytest.fixture(scope="session")
def chunks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chunks")
    return compile_c(folder / "chunks", [HERE / "memtable_chunks.c"], "-fno-builtin")


def memtable(native, *arguments, **options):
    """python -m memtable ARGUMENTS, with the libraries of this test."""
    environment = os.environ | {"DPY_NATIVE_DIR": str(native), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "memtable", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, **options)


CLAIMS = ["api", "growing", "rooms", "inside_libc", "elsewhere", "untouched", "threads", "forks", "libraries"]


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_chunk_is_known(native, chunks, claim):
    result = memtable(native, "run", chunks, claim)
    assert result.returncode == 0, result.stderr
    assert " 0 unknown freed" in result.stderr and " 0 refused" in result.stderr


def test_sites_can_be_left_out(native):
    result = memtable(native, "run", "env", "MEMTABLE_SITES=0", "sort", ROOT / "memtable" / "table.c")
    assert result.returncode == 0, result.stderr
    assert " 0 unknown freed" in result.stderr and " 0 refused" in result.stderr


@pytest.mark.parametrize("kibibytes", [100_000, 400_000])
def test_programs_run_within_their_address_space(native, chunks, kibibytes):
    shell = f'ulimit -v {kibibytes}; exec "$@"'
    result = memtable(native, "run", "sh", "-c", shell, "sh", "sort", ROOT / "memtable" / "table.c")
    assert result.returncode == 0 and "table folded" in result.stderr, result.stderr


def outputs(native, command):
    plain = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    return plain, memtable(native, "run", *command, cwd=ROOT)


JSON = """
import json
data = [{str(i): [i] * 20} for i in range(5000)]
print(len(json.dumps(json.loads(json.dumps(data)))))
"""


@pytest.mark.parametrize("command", [
    [sys.executable, "-c", JSON],
    ["gcc", "-O1", "-S", "-o-", "-I", str(ROOT / "memtable"), str(ROOT / "memtable" / "walk.c")],
    ["git", "log", "-p", "--max-count=5"],
    ["sort", "-r", str(ROOT / "memtable" / "table.c")],
], ids=lambda command: os.path.basename(command[0]))
def test_output_is_the_same(native, command):
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    plain, indexed = outputs(native, command)
    assert (indexed.returncode, indexed.stdout) == (plain.returncode, plain.stdout)
    assert re.search(r"memtable: .*: [1-9]\d* allocated", indexed.stderr)


def test_exit_codes_are_those_of_a_shell(native):
    assert memtable(native, "run", "sh", "-c", "exit 7").returncode == 7
    assert memtable(native, "run", "sh", "-c", "kill -9 $$").returncode == 137
    assert memtable(native, "run", "no-such-program").returncode == 127
    assert memtable(native, "run", "/etc").returncode == 126


def test_an_interrupt_is_the_programs_matter(native):
    interrupts_its_group = "trap 'echo handled; exit 5' INT; kill -INT 0; wait"
    result = memtable(native, "run", "sh", "-c", interrupts_its_group, start_new_session=True)
    assert (result.returncode, result.stdout) == (5, "handled\n") and "Traceback" not in result.stderr
    assert memtable(native, "run", "sh", "-c", "kill -INT 0; sleep 60", start_new_session=True).returncode == 130


def test_preload_prints_its_path(native):
    assert memtable(native, "--preload").stdout.strip() == str(native / "libmemtable_preload.so")
    assert memtable(native, "--bogus").returncode == 2


def test_a_missing_library_is_one_clear_line(tmp_path):
    result = memtable(tmp_path, "--preload")
    assert result.returncode == 1 and "libmemtable_preload.so is in none of" in result.stderr
    assert "Traceback" not in result.stderr


def test_stays_out_of_a_programs_own_malloc(native, tmp_path):
    program = compile_c(tmp_path / "own", [HERE / "memtable_own_malloc.c"], "-fno-builtin", "-DPROGRAM")
    result = memtable(native, "run", program)
    assert result.stdout == "mine\n"
    assert "nothing indexed, the program brings its own malloc" in result.stderr


def test_stays_out_of_another_librarys_malloc(native, tmp_path):
    source = HERE / "memtable_own_malloc.c"
    library = compile_c(tmp_path / "libown.so", [source], "-fno-builtin", "-shared", "-fPIC")
    main = tmp_path / "main.c"
    main.write_text("#include <stdlib.h>\nint main(void) { free(realloc(malloc(3), 9)); return 0; }\n")
    program = compile_c(tmp_path / "main", [main, library], "-fno-builtin", f"-Wl,-rpath,{tmp_path}")
    result = memtable(native, "run", program)
    assert result.returncode == 0 and "another library brings its own malloc" in result.stderr


def test_a_debugger_can_ask(native, chunks, tmp_path):
    if not shutil.which("gdb"):
        pytest.skip("gdb is not installed")
    source = tmp_path / "asks.c"
    source.write_text("#include <stdlib.h>\nvoid *stop_here(void *p) { return p; }\n"
                      "int main(void) { free((char *)stop_here((char *)malloc(48) + 16) - 16); return 0; }\n")
    program = compile_c(tmp_path / "asks", [source], "-O0", "-rdynamic")
    preload = native / "libmemtable_preload.so"
    commands = [f"set environment LD_PRELOAD {preload}", "break stop_here", "run",
                "print (char *)memtable_describe(p)"]
    gdb = ["gdb", "-nx", "-batch", *(part for command in commands for part in ("-ex", command)), str(program)]
    result = subprocess.run(gdb, capture_output=True, text=True, timeout=60)
    said = r"in heap chunk 0x[0-9a-f]+ of 48 bytes, at \+16, allocated at main\+0x"
    assert re.search(said, result.stdout), result


def test_memcheck_keeps_its_own_malloc(native, chunks):
    if not shutil.which("valgrind"):
        pytest.skip("valgrind is not installed")
    memcheck = ["valgrind", "-q", "--error-exitcode=9"]
    result = memtable(native, "run", *memcheck, "sort", ROOT / "memtable" / "walk.c")
    assert result.returncode == 0 and "another library brings its own malloc" in result.stderr
