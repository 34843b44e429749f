"""Random C signatures and layouts, used from Python: what each side receives is what the other sent (abi_program.py).

`pytest tests/test_abi.py --abi-seeds 100` tries a hundred libraries.
"""

from __future__ import annotations

import subprocess

import pytest
from abi_program import generate

MODES = {"default": (), "O0": ("-O0",), "ffi": ("--calls=ffi",)}
BUILDS = {"dwarf-4": ("-gdwarf-4", "-O1"), "dwarf-5": ("-gdwarf-5", "-O2"), "type-units": ("-g", "-fdebug-types-section"),
          "compressed": ("-g", "-gz"), "separate": ("-g", "-O2")}


def build(seed: int, folder, *flags: str) -> list[str]:
    """libabiSEED.so and abiSEED_program.py; the lines that the program prints."""
    source, program, lines = generate(seed)
    (folder / f"abi{seed}.c").write_text(source)
    (folder / f"abi{seed}_program.py").write_text(program)
    subprocess.run(["gcc", *flags, "-w", "-Wno-psabi", "-fPIC", "-shared", "-o", folder / f"libabi{seed}.so",
                    folder / f"abi{seed}.c"], check=True, stderr=subprocess.DEVNULL)
    return lines


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
