"""Compiles memtable and its drivers for the tests, apart from the installed libraries."""
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TABLE = ["table.c", "region.c", "walk.c"]
PRELOAD = ["preload.c", "start.c", "count.c", "report.c"]
FLAGS = ["-std=gnu11", "-g", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'memtable'}", "-pthread"]
FLAVOURS = {
    "plain": ["-O2"],
    "address": ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
    "thread": ["-O1", "-fsanitize=thread"],
}


def compile_c(out: Path, sources: list[Path], *flags: str) -> Path:
    gcc = shutil.which("gcc")
    if not gcc:
        pytest.skip("gcc is not installed")
    subprocess.run([gcc, *FLAGS, "-o", out, *sources, *flags], check=True, timeout=120)
    return out


@cache
def build_driver(folder: Path, name: str, flavour: str) -> Path:
    """The driver tests/c/NAME.c with the table linked in."""
    sources = [HERE / f"{name}.c", *(ROOT / "memtable" / source for source in TABLE)]
    wrap = ["-Wl,--wrap=mmap,--wrap=open"] if name == "memtable_limits" else []
    return compile_c(folder / f"{name}-{flavour}", sources, *FLAVOURS[flavour], *wrap)


@cache
def build_libraries(folder: Path) -> Path:
    """A folder such as DPY_NATIVE_DIR names, with both libraries and the header."""
    shared = ["-O2", "-fPIC", "-shared", "-fvisibility=hidden", "-Wl,-z,defs"]
    no_builtin = [f"-fno-builtin-{name}" for name in ("malloc", "calloc", "realloc", "free")]
    table, preload = ([ROOT / "memtable" / source for source in sources] for sources in (TABLE, PRELOAD))
    compile_c(folder / "libmemtable.so", table, *shared)
    compile_c(folder / "libmemtable_preload.so", table + preload, *shared, *no_builtin, "-DMEMTABLE_PRIVATE", "-DMEMTABLE_APART=32")
    shutil.copy(ROOT / "memtable" / "memtable.h", folder)
    return folder
