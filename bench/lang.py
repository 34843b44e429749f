"""The programs of bench/lang against CPython and, where it is installed, PyPy: processor time of whole runs, compiled before.

    bench/lang.py [NAME...]        all, or those named

Each row is of one run: the programs take turns, the best of several turns counts. Fails where an output differs.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).with_name("lang")
OURS = Path(sys.prefix) / "bin" / "dwarfpython"
TURNS = 3


def measure(interpreter: str, program: Path) -> tuple[float, int, str]:
    """Seconds, KiB at the peak, output."""
    process = subprocess.Popen([interpreter, program], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"{program.name}: {interpreter} ended with status {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss, output


def best(interpreters: list[str], program: Path) -> list[tuple[float, int]]:
    runs = [[measure(interpreter, program) for interpreter in interpreters] for _ in range(TURNS)]
    if len({output for run in runs for _, _, output in run}) > 1:
        sys.exit(f"{program.name}: the outputs differ")
    return [(min(times), min(peaks)) for times, peaks, _ in (zip(*column) for column in zip(*runs))]


def main(names: list[str]) -> None:
    programs = [FOLDER / f"{name}.py" for name in names] or sorted(FOLDER.glob("*.py"))
    pypy = shutil.which("pypy3")
    others = [sys.executable, *([pypy] if pypy else [])]
    print(f"{'program':16}{'ours':>9}{'CPython':>9}{'faster':>8}{'memory':>8}" + (f"{'PyPy':>9}{'faster':>8}" if pypy else ""))
    ratios = []
    for program in programs:
        subprocess.run([OURS, program], stdout=subprocess.DEVNULL, check=True)      # into the cache
        (ours, peak), *rest = best([str(OURS), *others], program)
        cells = "".join(f"{1000 * time:6.0f} ms{time / ours:8.2f}" for time, _ in rest[1:])
        ratios.append(rest[0][0] / ours)
        print(f"{program.stem:16}{1000 * ours:6.0f} ms{1000 * rest[0][0]:6.0f} ms{ratios[-1]:8.2f}{peak / rest[0][1]:8.2f}{cells}")
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    print(f"geometric mean: {mean:.2f} times as fast as CPython, worst {min(ratios):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
