"""Probes of the kernel in Python functions, as docs/debugging.md shows them: how often one is called, and with what."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from support import LAUNCHER, image_of, missing_tool

EVENTS = Path("/sys/kernel/tracing/uprobe_events")
PROGRAM = """
class Point:
    def area(self):
        return 12

def weigh(n: "int") -> "int":
    return n + 1

print(weigh(4), weigh(5), Point().area())
"""


@pytest.fixture
def probed(tmp_path, cache_dir, dwarfpython):
    """(program, image); the probes are removed afterwards. Their names contain the image's digest, so nobody else's are meant."""
    if reason := missing_tool("perf"):
        pytest.skip(reason)
    if not os.access(EVENTS, os.W_OK):
        pytest.skip("the kernel lets nobody set uprobes here")
    program = tmp_path / "weighs.py"
    program.write_text(PROGRAM)
    assert dwarfpython(program).stdout == "5 6 12\n"
    image = image_of(program, cache_dir)
    yield program, image
    subprocess.run(["perf", "probe", "-q", "-d", f"probe_{image.stem}:*"], capture_output=True)


def test_calls_and_arguments(probed, tmp_path, cache_dir, record_property):
    record_property("shows", "uprobes: functions")
    record_property("shows", "uprobes: variables")
    program, image = probed
    for place in ("weigh n", "area=Point.area"):
        added = subprocess.run(["perf", "probe", "-x", image, place], capture_output=True, text=True)
        if added.returncode:
            pytest.skip(f"perf probe does not work here: {added.stderr.strip().splitlines()[-1:]}")
    record, data = f"probe_{image.stem}:*", tmp_path / "perf.data"
    environment = {**os.environ, "DPY_CACHE_DIR": str(cache_dir)}
    subprocess.run(["perf", "record", "-q", "-e", record, "-o", data, LAUNCHER, program], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    lines = subprocess.run(["perf", "script", "-i", data], capture_output=True, text=True, check=True).stdout.splitlines()
    shown = [line.split(f"probe_{image.stem}:")[1].split() for line in lines]
    assert [(words[0], words[2:]) for words in shown] == [("weigh:", ["n=4"]), ("weigh:", ["n=5"]), ("area:", [])], lines
