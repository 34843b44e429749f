"""Builds C programs against the whole runtime, with the address and undefined-behaviour sanitizers.

Objects are kept in build/runtime_asan and made again when a source or any header is newer.
"""

from __future__ import annotations

import fcntl
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "runtime_asan"
LAUNCHER = re.search(r"set\(launcher ([^)]*)\)", (ROOT / "runtime" / "CMakeLists.txt").read_text())[1].split()
FLAGS = ["-std=gnu11", "-g", "-O1", "-fPIC", "-fexceptions", "-fno-omit-frame-pointer", "-Wall", "-Wextra",
         "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined",
         f"-I{ROOT / 'runtime'}", f"-I{ROOT / 'memtable'}",
         f'-DDPY_UNICODE_DATA="{__file__}"']  # no program here asks for the module unicodedata: any file will do


def sources() -> list[Path]:
    runtime = [path for path in (ROOT / "runtime").glob("*.c") if path.name not in (*LAUNCHER, "malloc.c")]   # the sanitizer's
    return sorted(runtime) + [ROOT / "memtable" / name for name in ("table.c", "region.c", "walk.c")]


def compile_object(source: Path, newest_header: float) -> Path:
    target = BUILD / f"{source.parent.name}_{source.stem}.o"
    if not target.exists() or target.stat().st_mtime < max(source.stat().st_mtime, newest_header):
        partial = target.with_suffix(".tmp")
        subprocess.run(["gcc", *FLAGS, "-c", source, "-o", partial], check=True)
        partial.rename(target)
    return target


def program(name: str, *others: str, flags: tuple[str, ...] = ()) -> Path:
    """The path of the program made from tests/c/NAME.c, other files there and the runtime."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with open(BUILD / "lock", "w") as lock, ThreadPoolExecutor(2) as workers:
        fcntl.flock(lock, fcntl.LOCK_EX)
        newest = max(path.stat().st_mtime for part in ("runtime", "memtable")
                     for path in (ROOT / part).glob("*.h"))
        objects = list(workers.map(lambda source: compile_object(source, newest),
                                   [*sources(), *(HERE / f"{file}.c" for file in (name, *others))]))
        result = BUILD / "_".join((name, *others))
        if not result.exists() or any(path.stat().st_mtime > result.stat().st_mtime for path in objects):
            subprocess.run(["gcc", *FLAGS, *flags, "-rdynamic", *objects, "-o", result, "-lgmp", "-lffi", "-lm",
                            "-lpthread", "-ldl"], check=True)
        return result
