"""DwarfPython against C, CPython, ctypes and cffi: one row for each promise of speed. `make bench` runs this.

    bench/run.py [--quick] [PART...]

Exits with 1 when a target is missed. Ours and the reference run in turns, on one processor; loops are timed in processor
time, and the pair of times from the least disturbed of several turns counts, so that what else the machine does matters little. The loops in C are in libloops.so, gcc -O2; what they call, in
libcallee.so, counts its calls; around fields, a barrier makes C read and write memory each time, as ours does.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from latency import latencies

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "build" / "bench"
LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"
CPYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
C_FLAGS = ["-std=gnu11", "-g", "-O2", "-fPIC", "-shared", "-Wall", "-Wextra", "-Werror"]
Times = dict[str, tuple[float, ...]]      # by what a program measured: its seconds, those of the reference


@dataclass(frozen=True)
class Size:
    """How much of everything: iterations of loops, items to sort, fib(n), turns."""
    loop: int = 5_000_000
    foreign: int = 200_000
    items: int = 1_000_000
    fib: int = 32
    turns: int = 5
    starts: int = 30
    rounds: int = 3


QUICK = Size(20_000, 2_000, 5_000, 20, 1, 3, 1)


@dataclass(frozen=True)
class Row:
    """`ratio` is of ours to the reference, or the reverse where faster is more. `limit` None: for comparison only."""
    what: str
    ours: str
    reference: str
    ratio: float | None = None
    limit: float | None = None
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}" if self.ratio < 10 else f"{self.ratio:.0f}"
        verdict = {None: "", True: "ok", False: "MISSED"}[self.met]
        return self.what, self.ours, self.reference, ratio, self.target, verdict

    @property
    def target(self) -> str:
        return "" if self.limit is None else f"<= {self.limit:g}"


@dataclass(frozen=True)
class Faster(Row):
    @property
    def target(self) -> str:
        return f">= {self.limit:g}"


@dataclass(frozen=True)
class Absolute(Row):
    @property
    def target(self) -> str:
        return f"<= {show(self.limit)}"


def show(seconds: float) -> str:
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def at_most(what: str, ours: float, reference: float, limit: float | None = None, count: int = 1) -> Row:
    """`count`: the number of operations in these seconds."""
    ratio = ours / reference
    return Row(what, show(ours / count), show(reference / count), ratio, limit, None if limit is None else ratio <= limit)


def within(what: str, ours: float, limit: float | None) -> Row:
    return Absolute(what, show(ours), "", None, limit, ours <= limit) if limit else Row(what, show(ours), "")


# Running

def build() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, needs in (("callee", []), ("loops", ["-lcallee"])):
        command = ["gcc", *C_FLAGS, "-o", OUT / f"lib{name}.so", HERE / f"{name}.c", f"-L{OUT}", *needs]
        subprocess.run(command, check=True)
    os.environ["LD_LIBRARY_PATH"] = str(OUT)


def one_processor() -> None:
    """This process and all that it starts."""
    with contextlib.suppress(OSError):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def run(*command) -> str:
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True).stdout


def best(*outputs: str) -> Times:
    """The times of the turn that took the least, by name: what is compared was measured together."""
    found = defaultdict(list)
    for line in "".join(outputs).splitlines():
        words = line.split()
        times = [word for word in words if word[0].isdigit()]
        found[" ".join(words[:-len(times)])].append([float(word) for word in times])
    return {name: tuple(min(rows, key=sum)) for name, rows in found.items()}


def beside(mine: str, theirs: str) -> str:
    """The lines of two programs that measured the same things, side by side."""
    return "".join(f"{a} {b.split()[-1]}\n" for a, b in zip(mine.splitlines(), theirs.splitlines(), strict=True))


def ours(program: str, *arguments) -> str:
    return run(LAUNCHER, HERE / program, *arguments)


# What is measured

def calls(size: Size) -> Iterator[Row]:
    times = best(ours("calls.py", size.loop, size.turns))
    yield at_most("a call of int f(int)", *times["int"], 1.3, size.loop)
    yield at_most("a call of double f(double, double)", *times["double"], 1.3, size.loop)


def fields(size: Size) -> Iterator[Row]:
    times = best(ours("fields.py", size.loop, size.turns))
    yield at_most("p.n = p.n + i, a long", *times["long"], 1.3, size.loop)
    yield at_most("p.small = p.small + 1, an int", *times["int"], 1.3, size.loop)
    yield at_most("p.x = p.x + 0.5, a double", *times["double"], 1.3, size.loop)


def sorting(size: Size) -> Iterator[Row]:
    times = best(ours("sort.py", size.items, size.turns))
    yield at_most(f"qsort of {size.items:,} ints, annotated comparator", *times["sort"], 1.5)


def fibonacci(size: Size) -> Iterator[Row]:
    """Two processes, in turns."""
    turns = [(ours("fib.py", size.fib, 1), run(CPYTHON, HERE / "fib.py", size.fib, 1)) for _ in range(size.turns)]
    times = best(*(beside(*outputs) for outputs in turns))
    names = {"int": f"fib({size.fib})", "float": f"fib({size.fib}.0)", "rebound": "fib rebound half way"}
    for name, what in names.items():
        mine, theirs = times[name]
        yield Faster(f"{what}, times faster than CPython", show(mine), show(theirs), theirs / mine, 10, theirs / mine >= 10)


def starting(size: Size) -> Iterator[Row]:
    commands = [LAUNCHER, HERE / "hello.py"], [CPYTHON, "-c", "pass"]
    taken: tuple[list[float], list[float]] = [], []
    for _ in range(size.starts):
        for command, times in zip(commands, taken):
            start = time.perf_counter()
            run(*command)
            times.append(time.perf_counter() - start)
    yield at_most("start of a cached hello world, of python3 -c pass", min(taken[0]), min(taken[1]), 0.5)


def session(size: Size) -> Iterator[Row]:
    first, *times = latencies(LAUNCHER, size.rounds)
    yield within("an input in the session, median", statistics.median(times), 0.05)
    yield within("the same, the slowest", max(times), None)
    yield within("import c there, the very first input", first, None)


def imports(size: Size) -> Iterator[Row]:
    cold, warm = [], []
    for _ in range(min(size.turns, 2)):
        with tempfile.TemporaryDirectory() as folder:
            cold.append(float(run(sys.executable, HERE / "imports.py", folder)))
            warm += [float(run(sys.executable, HERE / "imports.py", folder)) for _ in range(size.turns)]
    yield within("first import c, no cache: the library", min(cold), 1.5)
    yield within("import c, cached: the library", min(warm), 0.03)


def compiling(size: Size) -> Iterator[Row]:
    """The launcher, the compiler and the program together."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DPY_CACHE_DIR": folder}
        for what in ("with an empty cache", "with descriptions in the cache"):
            shutil.rmtree(Path(folder) / "manifests", ignore_errors=True)
            start = time.perf_counter()
            subprocess.run([LAUNCHER, "-c", "import c"], check=True, env=environment)
            yield within(f"dwarfpython -c 'import c' {what}", time.perf_counter() - start, None)


def foreign(size: Size) -> Iterator[Row]:
    """What CPython's own ways into C cost."""
    names = {"int": "a call of int f(int)", "double": "a call of double f(double, double)", "long-field": "p.n = p.n + i",
             "double-field": "p.x = p.x + 0.5", "sort": f"qsort of {size.foreign:,} ints"}
    times = best(run(sys.executable, HERE / "foreign.py", OUT, size.foreign, min(size.turns, 3)))
    for name in names:
        for way in ("ctypes", "cffi-abi", "cffi-api"):
            if found := times.get(f"{way} {name}"):
                count = 1 if name == "sort" else size.foreign
                yield at_most(f"{way.replace('cffi-a', 'cffi, A').replace('Abi', 'ABI').replace('Api', 'API')}: "
                              f"{names[name]}", *found, None, count)


PARTS = (calls, fields, sorting, fibonacci, starting, session, imports, compiling, foreign)
HEADINGS = ("what", "ours", "reference", "ratio", "target", "")


def show_table(rows: list[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table(*HEADINGS, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        style = {None: "dim", True: "green", False: "bold red"}[row.met]
        table.add_row(*row.cells[:-1], f"[{style}]{row.cells[-1]}[/]")
    Console().print(table)


def show_text(rows: list[Row]) -> None:
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true",
                        help="tiny sizes: shows that everything runs, says nothing of speed, misses no target")
    names = [part.__name__ for part in PARTS]
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(names)}; all")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(names):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    build()
    one_processor()
    size = QUICK if arguments.quick else Size()
    rows = [row for part in PARTS if not arguments.parts or part.__name__ in arguments.parts for row in part(size)]
    (show_table if sys.stdout.isatty() else show_text)(rows)
    missed = [row for row in rows if row.met is False]
    return int(bool(missed) and not arguments.quick)


if __name__ == "__main__":
    sys.exit(main())
