"""`pip install .` in a fresh environment: everything is there, unstripped, and runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    venv = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run([venv / "bin" / "pip", "install", "-q", TREE], check=True, capture_output=True)
    return venv


def run(installed, *arguments, **options):
    env = {**os.environ, "DPY_CACHE_DIR": str(installed / "cache")}
    return subprocess.run([installed / "bin" / "dwarfpython", *arguments], capture_output=True, text=True, cwd=installed, env=env,
                          timeout=120, **options)


def test_it_runs_without_the_tree(installed):
    result = run(installed, "-c", "import c\nprint(strlen('wheel'))")
    assert (result.stdout, result.stderr, result.returncode) == ("5\n", "", 0)


def test_library_modules_are_in_it(installed):
    assert run(installed, "-c", "import bisect\nprint(bisect.bisect([1, 3], 2))").stdout == "1\n"


def test_sessions_too(installed):
    assert run(installed, "-i", input="1 + 1\n").stdout == "2\n"


def test_the_runtime_keeps_its_debugging_information(installed):
    sections = subprocess.run(["readelf", "-SW", installed / "lib" / "dwarfpython" / "libdwarfpython.so"], capture_output=True, text=True).stdout
    row = next(line for line in sections.splitlines() if " .debug_info " in line)
    assert " C " not in row.partition(".debug_info")[2]


def test_no_sources_of_c_in_the_packages(installed):
    [site] = (installed / "lib").glob("python*/site-packages")
    assert not list((site / "libld").glob("*.c")) and not list((site / "memtable").glob("*.c"))
    assert (site / "dwarfpython" / "ir" / "build").is_dir()
