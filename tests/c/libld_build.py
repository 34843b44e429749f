"""Compiles libld, its drivers and the objects that its tests link, apart from what is installed."""
import atexit
import importlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SOURCES = sorted((ROOT / "libld").glob("*.c"))
FLAGS = ["-std=gnu11", "-g", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-pthread",
         f"-I{ROOT / 'libld'}"]
SANITIZED = ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


def need(tool: str) -> str:
    return shutil.which(tool) or pytest.skip(f"{tool} is not installed")


def run(*command, **options) -> str:
    """The output of a command that must succeed."""
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, **options)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


@cache
def folder() -> Path:
    path = Path(tempfile.mkdtemp(prefix="libld-tests-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@cache
def load():
    """The package, on a library compiled from this tree."""
    run(need("gcc"), *FLAGS, "-O2", "-fPIC", "-shared", "-fvisibility=hidden", "-Wl,-z,defs",
        "-o", folder() / "libld.so", *SOURCES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DPY_NATIVE_DIR", str(folder()))
        return importlib.import_module("libld")


@cache
def driver(name: str, *flags: str) -> Path:
    """The C program tests/c/NAME.c with all of libld linked in."""
    path = folder() / f"{name}{'-sanitized' if flags else ''}"
    run(need("gcc"), *FLAGS, *flags, "-o", path, HERE / f"{name}.c", *SOURCES)
    return path


@cache
def object_file(source: str, *flags: str, language="c") -> Path:
    """An object compiled from source text."""
    path = folder() / f"object{os.urandom(4).hex()}.{language}"
    path.write_text(source)
    compiler = need("gcc" if language == "c" else "g++")
    result = path.with_suffix(".o")
    run(compiler, "-c", "-fPIC", "-g", "-gdwarf-4", "-O1", *flags, path, "-o", result, cwd=folder())
    return result


def compiled(source: str, *flags: str, language="c") -> bytes:
    return object_file(source, *flags, language=language).read_bytes()


@cache
def assembled(ir: str) -> bytes:
    """An object that LLVM makes, with the settings of the compiler."""
    llvm = pytest.importorskip("llvmlite.binding")
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple().create_target_machine(reloc="pic", codemodel="default", opt=2)
    return target.emit_object(llvm.parse_assembly(ir))


def write(image: bytes, name: str) -> Path:
    path = folder() / name
    load().write_image(path, image)
    return path
