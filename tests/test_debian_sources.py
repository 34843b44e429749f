"""Samples against libraries built from Debian's sources with -g, and so described by their own DWARF: the same output.

The sources are fetched with apt-get, once, into a folder of the user's cache, by lists of packages of its own: the machine's
are left alone.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support import TESTS

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dwarfpython-tests" / "sources"
SAMPLES = TESTS.parent / "samples"
KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
PARTS = "-g -O1 -fPIC -shared -Wl,--build-id"
# What is built in the folder of the source, into its folder `made`.
BUILDS = {
    "zlib": "CFLAGS='-g -O1' ./configure && make -s all && mkdir made && mv libz.so* made",
    "expat": f"""cd expat/lib && touch expat_config.h && mkdir -p ../../made && gcc {PARTS} -Wl,-soname,libexpat.so.1 -I.
        -DXML_NS -DXML_DTD -DXML_CONTEXT_BYTES=1024 -DHAVE_GETRANDOM -DBYTEORDER=1234 -o ../../made/libexpat.so.1
        xmlparse.c xmltok.c xmlrole.c""",
    "sqlite3": f"""./configure --disable-tcl && make -s sqlite3.c && mkdir made &&
        gcc {PARTS} -Wl,-soname,libsqlite3.so.0 -o made/libsqlite3.so.0 sqlite3.c -lm -lpthread -ldl""",
}
PROGRAMS = {"zstream": "zlib", "expat_elements": "expat", "sqlite": "sqlite3", "virtual_table": "sqlite3"}


@functools.cache
def lists() -> tuple[str, ...] | str:
    """The options of apt-get that make it know Debian's sources, or why it cannot."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-source") and KEYS.exists()):
        return "this is no Debian with dpkg-dev"
    CACHE.mkdir(parents=True, exist_ok=True)
    ask = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI) $(CODENAME) main", "Created-By: Packages"]
    known = subprocess.run(ask, capture_output=True, text=True).stdout.splitlines()
    archives = [line.split(maxsplit=1)[1] for line in known if line.startswith("Debian ") and "security" not in line]
    if not archives:
        return "apt-get knows no archive of Debian's"
    places = {"Dir::Etc::sourcelist": "sources.list", "Dir::State::lists": "lists", "Dir::Cache": "packages"}
    for folder in ("lists/partial", "packages/archives/partial"):
        (CACHE / folder).mkdir(parents=True, exist_ok=True)
    (CACHE / "sources.list").write_text(f"deb-src [signed-by={KEYS}] {archives[0]}\n")
    options = [option for name, place in places.items() for option in ("-o", f"{name}={CACHE / place}")]
    options += ["-o", "Dir::Etc::sourceparts=-", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=0", "-q"]
    done = subprocess.run(["apt-get", *options, "update", "--error-on=any"], capture_output=True, text=True)
    return tuple(options) if done.returncode == 0 else f"apt-get cannot fetch lists: {last_line(done.stderr)}"


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["?"])[-1]


@functools.cache
def built(name: str) -> Path | str:
    """The folder with a library built from its source, or why there is none."""
    folder = CACHE / name
    if (folder / "made").is_dir():
        return folder / "made"
    options = lists()
    if isinstance(options, str):
        return options
    part = CACHE / f"{name}.{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    done = subprocess.run(["apt-get", *options, "source", name], cwd=part, capture_output=True, text=True)
    if done.returncode:
        return f"apt-get cannot fetch the source of {name}: {last_line(done.stderr)}"
    shutil.rmtree(folder, ignore_errors=True)
    next(path for path in part.iterdir() if path.is_dir()).rename(folder)     # before it is built: DWARF has whole paths
    shutil.rmtree(part)
    done = subprocess.run(" ".join(BUILDS[name].split()), shell=True, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder / "made"


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS)
def test_sample(dwarfpython, tmp_path, program):
    library = built(PROGRAMS[program])
    if isinstance(library, str):
        pytest.skip(library)
    shutil.copy(SAMPLES / f"{program}.py", tmp_path)
    done = dwarfpython(f"{program}.py", cwd=tmp_path, timeout=300, env={"LD_LIBRARY_PATH": str(library)})
    assert done.stdout == (SAMPLES / f"{program}.out").read_text(), done.stderr
    assert done.returncode == 0 and "no debugging information" not in done.stderr, done.stderr
