"""C objects, calls and callbacks of the runtime. The libraries loaded here are made by gcc, whose layout and calling
convention are the oracle; the runtime itself runs under the address and undefined-behaviour sanitizers."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from native_signatures import library as signatures_library
from runtime_build import HERE, ROOT, program

INCLUDES = [f"-I{ROOT / 'runtime'}", f"-I{HERE}"]


def shared(source: Path, target: Path, *more: str) -> Path:
    subprocess.run(["gcc", "-std=gnu11", "-g", "-O1", "-fPIC", "-shared", "-fexceptions", "-Wall", "-Wextra", "-Werror",
                    "-Wno-missing-field-initializers", *INCLUDES, source, *more, "-o", target], check=True)
    return target


def run(library: Path) -> subprocess.CompletedProcess[str]:
    result = subprocess.run([program("runtime_host"), library], capture_output=True, text=True, timeout=60,
                            env={"ASAN_OPTIONS": "detect_leaks=0"})
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def test_objects(tmp_path: Path) -> None:
    assert run(shared(HERE / "native_objects.c", tmp_path / "objects.so")).stdout == ""


def test_calls(tmp_path: Path) -> None:
    result = run(shared(HERE / "native_calls.c", tmp_path / "calls.so"))
    assert result.stdout == ""
    assert result.stderr.startswith("Exception ignored in a function that C called:\n")
    assert result.stderr.endswith("ValueError: nobody waits\n")


@pytest.mark.parametrize("seed", range(2))
def test_random_signatures(tmp_path: Path, seed: int) -> None:
    """Structs, unions, bit-fields and scalars by value, to C and back through a callback."""
    source = tmp_path / "signatures.c"
    source.write_text(signatures_library(seed))
    assert run(shared(source, tmp_path / "signatures.so", "-Wno-unused")).stdout == ""


@pytest.mark.skipif(not which("g++"), reason="g++ is not installed")
def test_foreign_exceptions(tmp_path: Path) -> None:
    subprocess.run(["gcc", "-std=gnu11", "-g", "-fPIC", "-Wall", "-Wextra", "-Werror", *INCLUDES, "-c", HERE / "native_foreign.c",
                    "-o", tmp_path / "python.o"], check=True)
    subprocess.run(["g++", "-g", "-fPIC", "-shared", "-Wall", "-Wextra", "-Werror", HERE / "native_foreign.cc", tmp_path / "python.o",
                    "-o", tmp_path / "foreign.so"], check=True)
    assert run(tmp_path / "foreign.so").stdout == ""


LANDING = r"""
target triple = "x86_64-unknown-linux-gnu"
declare i32 @dpy_personality(...)
declare void @qsort(ptr, i64, i64, ptr)
declare void @dpy_caught(ptr)
define i32 @try_sort(ptr %items, i64 %count, ptr %compare) uwtable personality ptr @dpy_personality {
  invoke void @qsort(ptr %items, i64 %count, i64 4, ptr %compare) to label %ok unwind label %pad
ok:
  ret i32 0
pad:
  %caught = landingpad {ptr, i32} catch ptr null
  %exception = extractvalue {ptr, i32} %caught, 0
  call void @dpy_caught(ptr %exception)
  ret i32 1
}
"""


def test_landing_pad_of_compiled_code(tmp_path: Path) -> None:
    """An entry that libc's qsort calls throws; an invoke in LLVM's code catches."""
    llvm = pytest.importorskip("llvmlite.binding")
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = llvm.Target.from_triple("x86_64-unknown-linux-gnu").create_target_machine(opt=2, reloc="pic", codemodel="default")
    target = tmp_path / "landing.o"
    target.write_bytes(machine.emit_object(llvm.parse_assembly(LANDING)))
    assert run(shared(HERE / "native_landing.c", tmp_path / "landing.so", str(target))).stdout == ""
