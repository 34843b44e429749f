"""memtable against its rivals: one table of operations by chunk size, one of whole programs under LD_PRELOAD.

    bench/memtable/run.py [--quick] [--programs] [--rounds N] [--compile FILE.c]

Nanoseconds per operation, the measuring loop included: the column "none" is what that costs. FILE.c is what
the compiler is given; without it, a generated file of some size.
"""
from __future__ import annotations

import argparse
import math
import os
import shlex
import shutil
import statistics
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OUT = ROOT / "build" / "bench" / "memtable"
C_FLAGS = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'memtable'}", "-pthread"]
TABLE = [ROOT / "memtable" / name for name in ("table.c", "region.c", "walk.c")]
PRELOAD = [ROOT / "memtable" / name for name in ("preload.c", "start.c", "count.c")]
INDEXES = {
    "none": [HERE / "none.c"],
    "hash": [HERE / "hash.c"],
    "radix": [HERE / "radix.c"],
    "bitmap": [HERE / "bitmap.c"],
    "memtable": [HERE / "ours.c", *TABLE],
}
RIVALS = ["hash", "radix", "bitmap"]
SIZES = [16, 64, 256, 1024, 4096, 65536, 1 << 20, 64 << 20]
COLD_SPAN = 256 << 20  # bytes of address space that the chunks of a cold run fill
RUNS = 2  # of each program, each itself a median of several: what disturbs a run only ever adds
OPERATIONS = ["insert+delete", "find, hit", "find, miss", "bytes/chunk"]


Results = dict[str, dict[int, list[float]]]  # by index, by chunk size, by OPERATIONS


@dataclass(frozen=True)
class Setting:
    name: str
    threads: int
    cold: bool
    depth: int  # per cent into the chunk; 0: anywhere


SETTINGS = [
    Setting("1 thread, warm cache", 1, False, 0),
    Setting("1 thread, cold cache", 1, True, 0),
    Setting("1 thread, warm cache, pointers to the last per cent of a chunk", 1, False, 99),
    Setting("2 threads, warm cache", 2, False, 0),
]


def compile_c(name: str, *arguments: str | Path) -> Path:
    OUT.mkdir(parents=True, exist_ok=True)
    subprocess.run(["gcc", *C_FLAGS, "-o", OUT / name, *arguments], check=True)
    return OUT / name


def chunk_count(size: int, cold: bool) -> int:
    warm = min(512, max(16, (1 << 31) // size))
    return max(warm, min(1 << 20, COLD_SPAN // max(size, 32))) if cold else warm


def operation_count(index: str, size: int) -> int:
    """Fewer where an index walks the chunk granule by granule, or word by word."""
    steps = {"hash": size // 16 * 8, "bitmap": size // 1024}.get(index, 0)
    return max(2, min(1 << 15, (1 << 25) // (steps + 1)))


def measure(program: Path, index: str, size: int, setting: Setting) -> list[float]:
    """insert+delete, hit, miss, bytes per chunk; nan where it would take for ever."""
    if index == "hash" and size > 1 << 20:
        return [math.nan] * 4
    chunks, operations = chunk_count(size, setting.cold), operation_count(index, size)
    arguments = [size, setting.threads, chunks, setting.depth, operations]
    runs = []
    for _ in range(RUNS):
        done = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True)
        runs.append([float(word) for word in done.stdout.split()])
    if index != "none" and min(map(min, runs)) < 0:
        raise SystemExit(f"{index} gave a wrong answer for chunks of {size} bytes")
    return [min(map(abs, values)) for values in zip(*runs)]


def measure_all(programs: dict[str, Path], sizes: list[int], setting: Setting) -> Results:
    return {index: {size: measure(program, index, size, setting) for size in sizes}
            for index, program in programs.items()}


def geometric_mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def text_of(size: int) -> str:
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB" if size >= 1 << 10 else f"{size} B"


def figure(value: float) -> str:
    return f"{'-' if math.isnan(value) else format(value, '.1f'):>10}"


def print_operation(results: Results, sizes: list[int], column: int) -> None:
    titles = "".join(f"{index:>10}" for index in results)
    print(f"  {OPERATIONS[column]:<14}{titles}   to the best rival")
    for size in sizes:
        row = {index: by_size[size][column] for index, by_size in results.items()}
        best = min(row[index] for index in RIVALS if not math.isnan(row[index]))
        figures = "".join(map(figure, row.values()))
        print(f"  {text_of(size):>14}{figures}{row['memtable'] / best:>10.2f}")
    means = [geometric_mean([by_size[size][column] for size in sizes]) for by_size in results.values()]
    print(f"  {'mean':>14}{''.join(map(figure, means))}")


def print_setting(programs: dict[str, Path], sizes: list[int], setting: Setting) -> None:
    results = measure_all(programs, sizes, setting)
    print(f"\n{setting.name}: ns")
    for column in range(3):
        print_operation(results, sizes, column)
    if setting.cold:
        print_operation(results, sizes, 3)


def generated_source() -> Path:
    """Functions with the usual mixture of declarations, expressions, loops and calls."""
    path = OUT / "generated.c"
    function = """
struct node{0} {{ struct node{0} *next; long values[{1}]; const char *name; }};
long work{0}(struct node{0} *head, int limit)
{{
    long sum = 0;
    for (struct node{0} *node = head; node && limit > 0; node = node->next, limit--) {{
        for (int i = 0; i < {1}; i++)
            sum += node->values[i] * {0} + (node->name ? node->name[i % 3] : 0);
        switch (sum % 5) {{
        case 0: node->values[0] = sum; break;
        case 1: node->name = "name {0}"; break;
        case 2: sum ^= limit; break;
        default: sum -= node->values[{1} - 1];
        }}
    }}
    return sum{2};
}}
"""
    calls = (f" + (long)work{i - 1}((void *)0, {i})" if i else "" for i in range(2000))
    path.write_text("".join(function.format(i, 4 + i % 13, call) for i, call in enumerate(calls)))
    return path


def preload_library(index: str) -> Path:
    no_builtin = [f"-fno-builtin-{name}" for name in ("malloc", "calloc", "realloc", "free")]
    flags = ["-fPIC", "-shared", "-fvisibility=hidden", "-DMEMTABLE_PRIVATE", "-DMEMTABLE_APART=32", *no_builtin]
    # a program may start threads at any time
    rival = [] if index == "memtable" else ["-DPRELOAD_IN_LINE=false", "-DINDEX_SHARED=1"]
    return compile_c(f"preload_{index}.so", *INDEXES[index], *PRELOAD, *flags, *rival)


def head_commit() -> str:
    """By its name: somebody may commit while we measure."""
    done = subprocess.run(["git", "-C", ROOT, "rev-parse", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip() or "HEAD"


def workloads(source: Path) -> dict[str, list[str]]:
    # each long enough that starting the process does not count
    json_text = ("import json; d = [{str(i): [i] * 20} for i in range(150000)];"
                 "print(len(json.dumps(json.loads(json.dumps(d)))))")
    rows = ("create table t(a, b); insert into t select value, hex(value) from generate_series(1, 3000000);"
            "select sum(a) from t;")
    show = shlex.join(["git", "-C", str(ROOT), "log", "-p", "--max-count=100", head_commit()])
    log = f"for i in 1 2 3 4 5 6 7 8; do {show}; done"
    candidates = {
        "compiler": ["gcc", "-O0", "-S", "-w", "-o", os.devnull, str(source)],
        "python json": [sys.executable, "-c", json_text],
        "git log -p": ["sh", "-c", log],
        "sqlite3": ["sqlite3", ":memory:", rows],
    }
    return {name: command for name, command in candidates.items() if shutil.which(command[0])}


def variants() -> dict[str, dict[str, str]]:
    """The environment of each."""
    libraries = {index: {"LD_PRELOAD": str(preload_library(index))} for index in ("none", "hash", "memtable")}
    return {"plain": {}} | libraries | {"without sites": libraries["memtable"] | {"MEMTABLE_SITES": "0"}}


def run_together(command: list[str], environments: dict[str, dict[str, str]]) -> tuple[dict[str, float], set[bytes]]:
    """Seconds of user time of each variant and the outputs, all variants at once on one processor: what disturbs one
    disturbs all."""
    times = {}
    with ExitStack() as files:
        outputs = {name: files.enter_context(TemporaryFile()) for name in environments}
        running = {name: subprocess.Popen(command, env=os.environ | variables, stdout=outputs[name])
                   for name, variables in environments.items()}
        for name, process in running.items():
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(f"{shlex.join(command)} failed with {name}")
            times[name] = usage.ru_utime
        for output in outputs.values():
            output.seek(0)
        return times, {output.read() for output in outputs.values()}


def percent_more(times: list[float], plain: list[float]) -> str:
    """The mean of the rounds and its standard error."""
    more = [100 * (time / base - 1) for time, base in zip(times, plain)]
    error = f" ± {statistics.stdev(more) / math.sqrt(len(more)):.1f}" if len(more) > 1 else ""
    return f"{statistics.mean(more):+.1f}{error}"


def print_programs(source: Path, rounds: int) -> None:
    environments = variants()
    print(f"\nwhole programs: user time to that of the plain one in %, mean and standard error of {rounds} rounds, "
          "all variants at once on one processor")
    print(f"  {'':<14}{'plain, s':>10}" + "".join(f"{name:>18}" for name in environments if name != "plain"))
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    names = list(environments)
    for program, command in workloads(source).items():
        times, outputs = {name: [] for name in names}, set()
        for number in range(rounds):
            turned = names[number % len(names):] + names[:number % len(names)]
            one, printed = run_together(command, {name: environments[name] for name in turned})
            outputs |= printed
            for name, time in one.items():
                times[name].append(time)
        figures = "".join(f"{percent_more(times[name], times['plain']):>18}" for name in names[1:])
        better = sum(map(float.__lt__, times["memtable"], times["hash"]))
        print(f"  {program:<14}{statistics.mean(times['plain']):>10.3f}{figures}   below hash in {better} of {rounds}"
              f"{'' if len(outputs) == 1 else ', OUTPUT DIFFERS'}", flush=True)


def print_operations(quick: bool) -> None:
    programs = {index: compile_c(index, HERE / "bench.c", *sources) for index, sources in INDEXES.items()}
    for setting in SETTINGS[:1] if quick else SETTINGS:
        print_setting(programs, SIZES[1::3] if quick else SIZES, setting)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three sizes, one setting, one round")
    parser.add_argument("--rounds", type=int, default=8, help="of whole programs; 0: none (default: 8)")
    parser.add_argument("--programs", action="store_true", help="whole programs alone")
    parser.add_argument("--compile", type=Path, metavar="FILE.c", help="what the compiler compiles")
    options = parser.parse_args()
    if not options.programs:
        print_operations(options.quick)
    if rounds := 1 if options.quick else options.rounds:
        print_programs(options.compile or generated_source(), rounds)


if __name__ == "__main__":
    main()
