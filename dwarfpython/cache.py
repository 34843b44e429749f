"""The compiler's half of the image cache; runtime/cache.c is the launcher's, which reads what is written here.

    images/DIGEST.so     an image, named by its content: a path never changes what it holds, as debuggers need
    sources/DIGEST.py    the text of a program that is no file (-c, standard input, a session), for debuggers to list
    descriptions/        what libraries hold, by build-id (dwarfpython/dwarf)
    manifests/KEY        names a program's image and everything that the image depends on; written last

Every file is written beside its place and renamed, so that two compilers can work at once and a killed one leaves
nothing behind that could be taken for an image. Nothing is deleted when a program ends, because core dumps and
profiles are looked at later; age and size delete.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

MAX_AGE = 7 * 24 * 3600
MAX_BYTES = 1 << 30
PRUNE_EVERY = 3600
TMP_MAX_AGE = 3600
# A file that changed so shortly before it was read may change again without its times telling.
YOUNG_NS = 2_000_000_000


class CacheError(Exception):
    """There is no directory in which an image can be kept."""


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def default_directory() -> Path | None:
    """As the launcher's dpy_cache_directory."""
    if own := os.environ.get("DPY_CACHE_DIR"):
        return Path(own).absolute()
    for variable, suffix in (("XDG_CACHE_HOME", "dwarfpython"), ("HOME", ".cache/dwarfpython")):
        if (value := os.environ.get(variable, "")).startswith("/"):
            return Path(value) / suffix
    return None


class Store:
    """A directory for images: the wanted one if it can be used, or a fresh private one, with a notice."""

    def __init__(self, wanted: Path | None):
        self.path = wanted
        reason = "no HOME is set" if wanted is None else refusal(wanted)
        if reason:
            self._become_private(reason)

    def add_image(self, image: bytes) -> Path:
        return self._put("images", digest(image) + ".so", image)

    def add_source(self, text: bytes) -> Path:
        return self._put("sources", digest(text) + ".py", text)

    def add_frames(self, name: str, table: bytes) -> Path:
        return self._put("descriptions", name + ".frames", table)

    def add_manifest(self, key: str, manifest: str) -> Path:
        return self._put("manifests", key, os.fsencode(manifest))

    def _put(self, kind: str, name: str, data: bytes) -> Path:
        try:
            return write_whole(self.path / kind / name, data)
        except OSError as error:
            self._become_private(error.strerror)
        try:
            return write_whole(self.path / kind / name, data)
        except OSError as error:
            raise CacheError(f"no room for the program's image in {self.path}: {error.strerror}") from None

    def _become_private(self, reason: str) -> None:
        unused = f"the cache {self.path} is not used ({reason})" if self.path else f"there is no cache ({reason})"
        try:
            self.path = Path(tempfile.mkdtemp(prefix="dwarfpython-"))
        except OSError as error:
            raise CacheError(f"{unused}, and no private directory can be made: {error.strerror}") from None
        print(f"dwarfpython: {unused}; using {self.path}", file=sys.stderr)


def find(directory: Path, key: str) -> tuple[str, dict[str, Path]] | None:
    """The image of an up to date manifest and the modules that it imports; the launcher's dpy_cache_find."""
    try:
        lines = os.fsdecode((directory / "manifests" / key).read_bytes()).split("\n")
    except OSError:
        return None
    if lines[0] != "dwarfpython manifest 1" or lines[-2:] != ["end", ""]:
        return None
    entries = [line.partition(" ")[::2] for line in lines[1:-2]]
    if not all(holds(*entry) for entry in entries):
        return None
    modules = [rest.partition(" ") for word, rest in entries if word == "module"]
    images = [rest.split(" ", 2)[2] for word, rest in entries if word == "image"]
    return (images[0], {name: Path(path) for name, _, path in modules}) if images else None


@functools.cache
def store(directory: Path | None) -> Store:
    """The one Store of a directory in this process, so that there is one notice and one private directory."""
    return Store(directory)


def refusal(directory: Path) -> str | None:
    """Why images of `directory` must not be loaded, or None; it is made if it is not there."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.lstat()
        if not stat.S_ISDIR(status.st_mode):
            return "not a directory"
        if status.st_uid != os.geteuid():
            return "another user owns it"
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return "other users may write to it"
        if os.statvfs(directory).f_flag & os.ST_NOEXEC:
            return "it is on a file system mounted noexec"
    except OSError as error:
        return error.strerror
    return None


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file that is there wholly or not at all."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.rename(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return path


@dataclass(frozen=True)
class Input:
    """A file as it was when it was read. Times of -1: too young to tell a later change from none."""
    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    digest: str

    def __str__(self) -> str:
        return f"{self.size} {self.mtime_ns} {self.ctime_ns} {self.digest} {self.path}"


def read_input(path: str | os.PathLike[str]) -> tuple[bytes, Input]:
    """The content of a file and what tells whether it is still the same."""
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        data = file.read()
    old = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > YOUNG_NS and status.st_size == len(data)
    times = (status.st_mtime_ns, status.st_ctime_ns) if old else (-1, -1)
    return data, Input(os.fspath(path), len(data), *times, digest(data))


def manifest(image: Path, data: bytes, inputs: Iterable[Input] = (), absent: Iterable[str] = (),
             program: str = "", modules: Mapping[str, Path] = MappingProxyType({})) -> str:
    """What the launcher needs to know of an image. `program`: sys.argv[0], where only the compiler knows it; `modules`: what
    the program imports, by name, the images of which have manifests of their own."""
    lines = ["dwarfpython manifest 1", f"image {len(data)} {digest(data)} {image}"]
    if program:
        lines.append(f"program {program}")
    lines += [f"input {entry}" for entry in inputs]
    lines += [f"absent {path}" for path in absent]
    lines += [f"module {name} {path}" for name, path in modules.items()]
    lines += [f"compiler {entry}" for entry in compiler_files()]
    return "\n".join([*lines, "end", ""])


def compiler_files() -> list[Input]:
    """The compiler's own files: an image is up to date for one compiler only."""
    here = Path(__file__).parent
    paths = {*here.rglob("*.py"), *here.rglob("*.lark")} - {*here.glob("lib/**/*.py")}     # which are inputs like any module
    found = []
    for path in sorted(paths):
        with contextlib.suppress(OSError):
            found.append(read_input(path)[1])
    return found


def watch(files: Iterable[str]) -> tuple[list[Input], list[str]]:
    """What an image depends on: the files that are there, as they are now, and the others."""
    watched, absent = [], []
    for path in sorted(files):
        if os.path.isfile(path):
            watched.append(read_input(path)[1])
        elif not os.path.exists(path):
            absent.append(path)
    return watched, absent


def holds(word: str, rest: str) -> bool:
    """Whether a line of a manifest still tells the truth."""
    match word:
        case "image":
            size, _, digest_and_path = rest.partition(" ")
            return is_unchanged(f"{size} -1 -1 {digest_and_path}")
        case "input" | "compiler":
            return is_unchanged(rest, word == "compiler")
        case "absent":
            return not os.path.exists(rest)
        case "module":
            return os.path.exists(rest.partition(" ")[2])
    return False


def look_again() -> None:
    """For a process that goes on: files may have changed."""
    is_unchanged.cache_clear()


@functools.cache
def is_unchanged(entry: str, may_be_gone: bool = False) -> bool:
    """Whether a file is as an Input's text says; asked once in a process."""
    try:
        size, mtime, ctime, known, path = entry.split(" ", 4)
        status = os.stat(path)
        if (status.st_mtime_ns, status.st_ctime_ns) == (int(mtime), int(ctime)):
            return status.st_size == int(size)
        return status.st_size == int(size) and read_input(path)[1].digest == known
    except FileNotFoundError:
        return may_be_gone
    except (OSError, ValueError):
        return False


def prune(directory: Path, now: float | None = None) -> None:
    """Delete what nobody used for a week, and beyond 1 GiB what was used longest ago; at most once an hour."""
    now = time.time() if now is None else now
    stamp = directory / "pruned"
    with contextlib.suppress(OSError):
        if now - stamp.stat().st_mtime < PRUNE_EVERY:
            return
    with contextlib.suppress(OSError):
        stamp.touch()
    kept = 0
    for used, size, path in sorted(_entries(directory), reverse=True):
        kept += size
        limit = TMP_MAX_AGE if path.name.startswith(".new-") else MAX_AGE
        if now - used > limit or kept > MAX_BYTES:
            with contextlib.suppress(OSError):
                path.unlink()


def _entries(directory: Path) -> list[tuple[float, int, Path]]:
    found = []
    for folder in ("images", "sources", "manifests", "descriptions"):
        for path in (directory / folder).glob("*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((max(status.st_atime, status.st_mtime), status.st_size, path))
    return found
