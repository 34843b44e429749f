"""Which headers declare what a library exports: those of its -dev package, or those that are called like it.

A package of Debian's says in /var/lib/dpkg/info what files it has. The package with the link `libNAME.so` has the
headers, and often a file for pkg-config, which knows the flags. Of the candidates those are taken that name
exported functions.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .find import DEFAULT_DIRS

PACKAGES = Path("/var/lib/dpkg/info")
INCLUDES = ("/usr/local/include", "/usr/include", "/usr/include/x86_64-linux-gnu")
MOST_HEADERS, MOST_CANDIDATES, MOST_BYTES = 400, 2000, 4 << 20
_WORD = re.compile(rb"[A-Za-z_]\w*")
_DIRECTIVE = re.compile(rb"^[ \t]*#.*", re.M)
_RENAMED = re.compile(rb"^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(\w+)[ \t]*$", re.M)
_VERSION = re.compile(r"_\d+$")                # ICU's headers call u_strlen_72 u_strlen


@dataclass(frozen=True)
class Headers:
    """Files to include, in this order, and what the compiler is to be told: -I, -D. `of`: what the linker calls the
    library."""
    files: tuple[str, ...]
    flags: tuple[str, ...] = ()
    of: str = ""

    def __bool__(self):
        return bool(self.files)


def find_library_headers(name, path, functions):
    """The Headers of the library `name` at `path`, which exports `functions`; empty: there are none."""
    listed = package_files(name, path)
    packaged = [file for file in listed if file.endswith(".h") and file.startswith("/usr/include/")]
    candidates = list(beside(name, path)) or packaged or list(named_like(name, path))
    chosen = declaring(candidates, {name.encode() for f in functions for name in (f, _VERSION.sub("", f))})
    if not chosen:                               # macros put the names together: FFTW
        chosen = [file for file in packaged if Path(file).stem in (name, f"lib{name}")]
    flags = () if not chosen else package_flags(name, [file for file in listed if file.endswith(".pc")])
    return Headers(tuple(chosen), flags, name)


def package_files(name, path):
    """What the package that has `libNAME.so` for linking installs; [] where there is no such package."""
    links = {f"lib{name}.so", re.sub(r"\.so\..*", ".so", os.path.basename(path))}
    for listing in sorted(PACKAGES.glob("*-dev*.list")):
        text = listing.read_text(errors="replace")
        if any(f"/{link}\n" in text for link in links):
            return text.splitlines()
    return []


def beside(name, path):
    """Headers called like the library that lie beside it, where that is no folder of the system's: it is not the
    package's."""
    here = os.path.dirname(path)
    outer = os.path.dirname(here)
    return named_like(name, path, () if here in DEFAULT_DIRS else (here, os.path.join(outer, "include"), outer))


def named_like(name, path, places=None):
    """Headers called like the library, beside it or where headers are."""
    here = os.path.dirname(path)
    stems = dict.fromkeys([name, f"lib{name}", re.sub(r"[-_.]?[\d.]+$", "", name)])
    places = [here, os.path.join(here, "..", "include"), *INCLUDES] if places is None else places
    for folder in dict.fromkeys(places):
        for stem in stems:
            for file in (f"{stem}.h", f"{stem}/{stem}.h", f"{name}/{stem}.h"):
                if os.path.isfile(os.path.join(folder, file)):
                    yield os.path.normpath(os.path.join(folder, file))


def umbrella(header):
    """A header that includes this one, where it must not be included alone: `lzma.h` for `lzma/base.h`. Or None."""
    folder, name = os.path.split(header)
    wanted = re.compile(rf'^\s*#\s*include\s*[<"]([^>"]*/)?{re.escape(name)}[>"]'.encode(), re.M)
    for place in (folder, os.path.dirname(folder)):
        for file in sorted(Path(place).glob("*.h"), key=lambda file: (file.stem != os.path.basename(folder), file)):
            if str(file) != header and wanted.search(file.read_bytes()):
                return str(file)
    return None


def declaring(candidates, functions):
    """Those headers that name functions which no earlier one named, the one with the most first."""
    words = {}
    for file in candidates[:MOST_CANDIDATES]:
        try:
            with open(file, "rb") as f:
                words[file] = functions.intersection(declared_words(f.read(MOST_BYTES)))
        except OSError:
            continue
    chosen, known = [], set()
    for file in sorted(words, key=lambda file: (-len(words[file]), len(file), file)):
        if words[file] - known and len(chosen) < MOST_HEADERS:
            chosen.append(file)
            known |= words[file]
    return chosen


def declared_words(text):
    """The words of a header outside of directives, and other names that it gives them: GMP's `#define mpz_add __gmpz_add`. A
    header may also rename functions that it does not declare."""
    words = set(_WORD.findall(_DIRECTIVE.sub(b"", text)))
    return words | {other for name, other in _RENAMED.findall(text) if name in words}


def package_flags(name, files):
    """The flags that pkg-config knows for compiling with the library."""
    linked = re.compile(rf"-l{re.escape(name)}\b")
    for file in files:
        try:
            text = Path(file).read_text(errors="replace")
            if linked.search(text):
                done = subprocess.run(["pkg-config", "--cflags", file], capture_output=True, text=True, timeout=20)
                return tuple(flag for flag in done.stdout.split() if flag[:2] in ("-I", "-D"))
        except (OSError, subprocess.SubprocessError):
            continue
    return ()
