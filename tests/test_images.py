"""What readelf and llvm-dwarfdump say of images of many kinds of programs, and programs where there is no compiler."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from support import TESTS, image_of

SAMPLES = TESTS.parent / "samples"
LANG = sorted(path for path in (TESTS / "lang").rglob("*.py") if path.name[0] != "_")
PROGRAMS = [*LANG[5::20], SAMPLES / "strtol.py", SAMPLES / "raise_through_c.py"]
MODES = {"default": (), "O0": ("-O0",)}
CHECKS = {"readelf": ["--all", "--wide", "--debug-dump"], "llvm-dwarfdump": ["--verify"]}


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", PROGRAMS, ids=name_of)
def test_tools_find_nothing_wrong(dwarfpython, cache_dir, program, mode):
    done = dwarfpython(*MODES[mode], program, cwd=program.parent)
    image = image_of(program, cache_dir)
    assert image, done.stderr
    for tool, options in CHECKS.items():
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
        looked = subprocess.run([tool, *options, image], capture_output=True, text=True, errors="backslashreplace")
        assert (looked.stderr, looked.returncode) == ("", 0), looked.stdout[-2000:]


@pytest.mark.parametrize("program", [*LANG[3::25], SAMPLES / "sort.py"], ids=name_of)
def test_no_compiler_is_needed(dwarfpython, tmp_path, program):
    """An empty cache and nothing in PATH: no gcc, no ld, no python."""
    expected = dwarfpython(program, cwd=program.parent)
    bare = dwarfpython(program, cwd=program.parent, env={"PATH": "", "DPY_CACHE_DIR": str(tmp_path)})
    assert (bare.stdout, bare.stderr, bare.returncode) == (expected.stdout, expected.stderr, expected.returncode)
    assert image_of(program, tmp_path)
