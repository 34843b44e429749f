"""The programs of bench/lang against CPython and, where it is installed, PyPy: processor time of whole runs, compiled before.

    bench/lang.py [NAME...]        all, or those named

Each row is of one run: the programs take turns, the best of several turns counts. Fails where an output differs.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "lang"
PEAK = HERE.parent / "build" / "bench" / "peak"
OURS = Path(sys.prefix) / "bin" / "dwarfpython"
CPYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"      # as installed, without what a venv adds
TURNS = 3


def build_peak() -> None:
    PEAK.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", PEAK, HERE / "peak.c"], check=True)


def measure(interpreter: str, program: Path) -> tuple[float, int, str]:
    """Seconds, KiB at the peak, output."""
    with tempfile.TemporaryFile("w+") as used:
        command = [PEAK, str(used.fileno()), interpreter, program]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, pass_fds=[used.fileno()])
        used.seek(0)
        time, peak, status = map(int, used.read().split())
    if status:
        sys.exit(f"{program.name}: {interpreter} ended with status {status}")
    return time / 1e6, peak, done.stdout


def best(interpreters: list[str], program: Path) -> list[tuple[float, int]]:
    runs = [[measure(interpreter, program) for interpreter in interpreters] for _ in range(TURNS)]
    if len({output for run in runs for _, _, output in run}) > 1:
        sys.exit(f"{program.name}: the outputs differ")
    return [(min(times), min(peaks)) for times, peaks, _ in (zip(*column) for column in zip(*runs))]


def main(names: list[str]) -> None:
    build_peak()
    programs = [FOLDER / f"{name}.py" for name in names] or sorted(FOLDER.glob("*.py"))
    pypy = shutil.which("pypy3")
    others = [str(CPYTHON), *([pypy] if pypy else [])]
    print(f"{'program':16}{'ours':>9}{'CPython':>9}{'faster':>8}{'memory':>8}" + (f"{'PyPy':>9}{'faster':>8}" if pypy else ""))
    ratios, peaks = [], []
    for program in programs:
        subprocess.run([OURS, program], stdout=subprocess.DEVNULL, check=True)      # into the cache
        (ours, peak), *rest = best([str(OURS), *others], program)
        cells = "".join(f"{1000 * time:6.0f} ms{time / ours:8.2f}" for time, _ in rest[1:])
        ratios.append(rest[0][0] / ours)
        peaks.append(peak / rest[0][1])
        print(f"{program.stem:16}{1000 * ours:6.0f} ms{1000 * rest[0][0]:6.0f} ms{ratios[-1]:8.2f}{peaks[-1]:8.2f}{cells}")
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    print(f"geometric mean: {mean:.2f} times as fast as CPython, worst {min(ratios):.2f}; most memory {max(peaks):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
