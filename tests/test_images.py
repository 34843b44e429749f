"""What readelf and llvm-dwarfdump say of images of many kinds of programs, and programs where there is no compiler."""

from __future__ import annotations

import subprocess

import pytest
from support import TESTS, image_of, missing_tool

SAMPLES = TESTS.parent / "samples"
LANG = sorted(path for path in (TESTS / "lang").rglob("*.py") if path.name[0] != "_")
ALONE = [path for path in LANG if path.parent.name not in ("modules_subprocess", "modules_files")]      # which look into PATH
PROGRAMS = [*LANG[5::20], SAMPLES / "strtol.py", SAMPLES / "raise_through_c.py"]
MODES = {"default": (), "O0": ("-O0",)}
CHECKS = {"readelf": ["--all", "--wide", "--debug-dump"], "llvm-dwarfdump": ["--verify"]}


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def case(path):
    """What imports the library compiles it, for an empty cache each time: for `make test-all`."""
    return pytest.param(path, id=name_of(path), marks=[pytest.mark.slow] if path.parent.name.startswith("modules_") else [])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", [case(path) for path in PROGRAMS])
def test_tools_find_nothing_wrong(dwarfpython, cache_dir, program, mode):
    done = dwarfpython(*MODES[mode], program, cwd=program.parent)
    image = image_of(program, cache_dir)
    assert image, done.stderr
    for tool, options in CHECKS.items():
        if reason := missing_tool(tool):
            pytest.skip(reason)
        looked = subprocess.run([tool, *options, image], capture_output=True, text=True, errors="backslashreplace")
        assert (looked.stderr, looked.returncode) == ("", 0), looked.stdout[-2000:]


@pytest.mark.parametrize("program", [case(path) for path in [*ALONE[3::25], SAMPLES / "sort.py"]])
def test_no_compiler_is_needed(dwarfpython, tmp_path, program):
    """An empty cache and nothing in PATH: no gcc, no ld, no python."""
    expected = dwarfpython(program, cwd=program.parent)
    bare = dwarfpython(program, cwd=program.parent, env={"PATH": "", "DPY_CACHE_DIR": str(tmp_path)})
    assert (bare.stdout, bare.stderr, bare.returncode) == (expected.stdout, expected.stderr, expected.returncode)
    assert image_of(program, tmp_path)


def test_addr2line_knows_each_function(dwarfpython, cache_dir, tmp_path):
    program = tmp_path / "lines.py"
    program.write_text("def first(n):\n    return n\n\n\ndef second(n):\n    return first(n)\n\n\nsecond(1)\n")
    assert dwarfpython(program).returncode == 0
    if reason := missing_tool("addr2line") or missing_tool("nm"):
        pytest.skip(reason)
    image = image_of(program, cache_dir)
    symbols = subprocess.run(["nm", image], capture_output=True, text=True, check=True).stdout.split("\n")
    address = {line.split()[2]: line.split()[0] for line in symbols if len(line.split()) == 3}
    found = subprocess.run(["addr2line", "-f", "-e", image, address["first"], address["second"]], capture_output=True, text=True)
    assert found.stdout == f"first\n{program}:1\nsecond\n{program}:5\n"
