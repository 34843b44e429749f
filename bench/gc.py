"""The collector beside CPython's, in one run: objects made in a second, and how long the program stands still.

    bench/gc.py [LIVE...]          so many objects that stay, all the time
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parent / "gc" / "pauses.py"
OURS = Path(sys.prefix) / "bin" / "dwarfpython"
LIVE = (2_000, 100_000, 1_000_000)


def measure(interpreter: Path | str, live: int) -> list[float]:
    """Objects a second; median, 99th percentile and longest of the steps, in seconds."""
    done = subprocess.run([interpreter, PROGRAM, str(live)], capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[1:]]


def main(sizes: list[int]) -> None:
    subprocess.run([OURS, PROGRAM, "2000"], capture_output=True, check=True)       # into the cache
    print("steps of 1000 objects    objects/s     median        99 %     longest")
    for live in sizes:
        for name, interpreter in (("dwarfpython", OURS), ("CPython", sys.executable)):
            rate, *steps = measure(interpreter, live)
            print(f"{live:9} live {name:>11}{rate / 1e6:9.1f} M" + "".join(f"{1e3 * seconds:9.3f} ms" for seconds in steps))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(LIVE))
