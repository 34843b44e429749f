"""Libraries described by headers: rows through SQLite beside CPython's module, and what imports take.

    bench/libraries.py [--rows N] [--turns N] [LIBRARY...]

`make bench-libraries` runs this. An import is measured in processor time, that of the compiler included: once with an
empty cache, then with all at hand (the best of five). Exits with 1 when the first takes more than 3 s or the next more
than 30 ms.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dwarfpython.dwarf.errors import DescriptionError
from dwarfpython.dwarf.library import load_library

HERE = Path(__file__).resolve().parent
LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"
CPYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
LIBRARIES = """sqlite3 z expat crypto ssl png16 xml2 curl uv event SDL2 ncursesw X11 GL yaml bz2 lzma gmp mpfr uuid readline ffi
    tcl jpeg freetype icuuc icui18n pq magic gcrypt gnutls nettle fontconfig xslt idn2 brotlidec z3""".split()
FIRST, NEXT = 3.0, 0.030                          # seconds


def rows(count: int, turns: int) -> None:
    best = {}
    for _ in range(turns):
        for name, command in (("DwarfPython", [LAUNCHER, HERE / "libraries/rows.py"]),
                              ("CPython's sqlite3", [CPYTHON, HERE / "libraries/rows_of_the_module.py"])):
            out = subprocess.run([*command, str(count)], capture_output=True, text=True, check=True).stdout.split()
            write, read, *found = map(float, out)
            assert best.setdefault("found", found) == found
            old = best.get(name, (write, read))
            best[name] = min(old[0], write), min(old[1], read)
    (write, read), (their_write, their_read) = best["DwarfPython"], best["CPython's sqlite3"]
    for what, ours, theirs in (("into SQLite", write, their_write), ("out of it", read, their_read)):
        print(f"{count} rows {what:12} {ours:.3f} s; CPython's module {theirs:.3f} s: ratio {ours / theirs:.2f}")
    print()


def spent() -> float:
    return time.process_time() + sum(os.times()[2:4])


def imports(names: list[str]) -> bool:
    met = True
    print(f"{'library':12} {'first':>8} {'next':>9}  functions  constants  macros and inline functions")
    for name in names:
        with tempfile.TemporaryDirectory() as cache:
            start = spent()
            try:
                library = load_library(name, cache_dir=cache)
            except DescriptionError as error:
                print(f"{name:12} {error}")
                continue
            first = spent() - start
            later = min(reload(name, cache) for _ in range(5))
            found = library.names()
            functions = sum(1 for n in found if (function := library.function(n)) and function.type)
            constants = sum(1 for n in found if library.constant(n) is not None)
            missed = "" if first <= FIRST and later <= NEXT else "  MISSED"
            met &= not missed
            counts = f"{functions:9}  {constants:9}  {len(library.beyond):6}"
            print(f"{name:12} {first:6.2f} s {1000 * later:6.1f} ms  {counts}{missed}", flush=True)
    return met


def reload(name: str, cache: str) -> float:
    start = spent()
    load_library(name, cache_dir=cache)
    return spent() - start


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("libraries", nargs="*")
    options = parser.parse_args()
    rows(options.rows, options.turns)
    return 0 if imports(options.libraries or LIBRARIES) else 1


if __name__ == "__main__":
    sys.exit(main())
