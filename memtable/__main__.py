"""python -m memtable --preload                  print the path of the preload library
python -m memtable run PROGRAM [ARG...]       run a program with every malloc chunk indexed, print statistics

With MEMTABLE_SITES=0 in the environment the preload library keeps no allocation sites, which is faster.
"""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from . import native_file


def preload_path() -> Path:
    return native_file("libmemtable_preload.so")


def preload_environment(statistics: str) -> dict[str, str]:
    """The environment with our library preloaded, in front of those that are already."""
    libraries = [str(preload_path()), *os.environ.get("LD_PRELOAD", "").split()]
    return os.environ | {"LD_PRELOAD": ":".join(libraries), "MEMTABLE_STATS": statistics}


def run(command: list[str]) -> int:
    """The program's exit code, as a shell would give it. One line per process of it that ended by exit.
    What Ctrl-C means, the program decides."""
    signal.signal(signal.SIGINT, lambda *_: None)  # not ignored: that would be inherited
    with tempfile.NamedTemporaryFile("r", prefix="memtable-") as statistics:
        try:
            code = subprocess.run(command, env=preload_environment(statistics.name)).returncode
        except OSError as error:
            print(f"memtable: {command[0]}: {error.strerror}", file=sys.stderr)
            return 127 if isinstance(error, FileNotFoundError) else 126
        lines = statistics.read()
    none = "no statistics: the program is static, ended by _exit or a signal, or takes no preloaded library\n"
    print("".join(f"memtable: {line}\n" for line in (lines or none).splitlines()), end="", file=sys.stderr)
    return 128 - code if code < 0 else code


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["--preload"]:
                print(preload_path())
                return 0
            case ["run", _, *_]:
                return run(arguments[1:])
    except FileNotFoundError as error:
        print(f"memtable: {error}", file=sys.stderr)
        return 1
    print(__doc__, end="", file=sys.stderr)
    return 0 if arguments in (["-h"], ["--help"]) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
