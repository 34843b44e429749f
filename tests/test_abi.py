"""Random C signatures and layouts, used from Python: what each side receives is what the other sent (abi_program.py).

`pytest tests/test_abi.py --abi-seeds 100` tries a hundred libraries; `make test-all` has 10,000 calls.
"""

from __future__ import annotations

import subprocess

import pytest
from abi_program import generate

MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}
BUILDS = {"dwarf-4": ("-gdwarf-4", "-O1"), "dwarf-5": ("-gdwarf-5", "-O2"), "type-units": ("-g", "-fdebug-types-section"),
          "compressed": ("-g", "-gz"), "separate": ("-g", "-O2")}


BOTH = {"direct": ("-O0",), "ffi": ("-O0", "--calls=ffi")}
MANY = range(2000, 2120)
PARTS = 12                       # of them, for as many tests


def build(seed: int, folder, *flags: str) -> list[str]:
    """libabiSEED.so and abiSEED_program.py; the lines that the program prints."""
    made = generate(seed)
    (folder / f"abi{seed}.c").write_text(made.source)
    (folder / f"abi{seed}_program.py").write_text(made.program)
    subprocess.run(["gcc", *flags, "-w", "-Wno-psabi", "-fPIC", "-shared", "-o", folder / f"libabi{seed}.so",
                    folder / f"abi{seed}.c"], check=True, stderr=subprocess.DEVNULL)
    return made.lines


def check(dwarfpython, folder, seed, lines, *options) -> None:
    done = dwarfpython(*options, f"abi{seed}_program.py", cwd=folder)
    printed = done.stdout.splitlines()
    different = next((i for i, pair in enumerate(zip(printed, lines)) if pair[0] != pair[1]), len(printed))
    assert (printed[different:different + 1], done.returncode) == (lines[different:different + 1], 0), done.stderr


def pytest_generate_tests(metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(1, metafunc.config.getoption("--abi-seeds") + 1))


def test_calls(dwarfpython, tmp_path, seed):
    lines = build(seed, tmp_path, "-g", "-O1")
    for options in MODES.values():
        check(dwarfpython, tmp_path, seed, lines, *options)


@pytest.mark.parametrize("name", BUILDS)
def test_builds(dwarfpython, tmp_path, name):
    seed = 1000 + list(BUILDS).index(name)
    lines = build(seed, tmp_path, *BUILDS[name])
    if name == "separate":
        library = tmp_path / f"libabi{seed}.so"
        debug = library.with_suffix(".debug")
        subprocess.run(["objcopy", "--only-keep-debug", library, debug], check=True)
        subprocess.run(["objcopy", "--strip-debug", f"--add-gnu-debuglink={debug}", library], check=True)
    check(dwarfpython, tmp_path, seed, lines)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_calls(dwarfpython, tmp_path, part):
    """Each library by direct calls and through libffi."""
    for seed in MANY[part::PARTS]:
        lines = build(seed, tmp_path, "-g", "-O1")
        for options in BOTH.values():
            check(dwarfpython, tmp_path, seed, lines, *options)


@pytest.mark.slow
def test_there_are_ten_thousand():
    assert sum(generate(seed).crossings for seed in MANY) * len(BOTH) >= 10_000
