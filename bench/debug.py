"""What debugging information and variables that are written through to the frame cost: the programs of bench/lang with and without.

    bench/debug.py [NAME...]        all, or those named

Processor time of whole runs, compiled before; both builds take turns, the best of several turns counts. Fails where the geometric mean
is above LIMIT.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).with_name("lang")
OURS = Path(sys.prefix) / "bin" / "dwarfpython"
TURNS = 5
LIMIT = 1.15
BUILDS = ("--debugging=full", "--debugging=none")


def measure(program: Path, build: str) -> float:
    process = subprocess.Popen([OURS, build, program], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"{program.name}: {build} ended with status {status}")
    return used.ru_utime + used.ru_stime


def compare(program: Path) -> tuple[float, float]:
    for build in BUILDS:
        measure(program, build)          # into the cache
    turns = [[measure(program, build) for build in BUILDS] for _ in range(TURNS)]
    full, none = map(min, zip(*turns))
    return full, none


def main(names: list[str]) -> None:
    programs = [FOLDER / f"{name}.py" for name in names] or sorted(FOLDER.glob("*.py"))
    print(f"{'program':16}{'full':>9}{'none':>9}{'cost':>7}")
    costs = []
    for program in programs:
        full, none = compare(program)
        costs.append(full / none)
        print(f"{program.stem:16}{1000 * full:6.0f} ms{1000 * none:6.0f} ms{costs[-1]:7.2f}", flush=True)
    mean = math.exp(sum(map(math.log, costs)) / len(costs))
    print(f"geometric mean: {mean:.3f} times, most {max(costs):.2f}; at most {LIMIT} is wanted")
    sys.exit(mean > LIMIT)


if __name__ == "__main__":
    main(sys.argv[1:])
