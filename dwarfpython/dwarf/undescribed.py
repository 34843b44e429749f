"""What to do about a library that nothing describes: the error names the package with its headers.

That is the package which depends on the library's own and whose name is the most alike: libpng-dev for libpng16-16. Asking takes
seconds, and a program may try to import such a library each time, so the answer is kept until packages are installed.
"""

import os
import re
import subprocess
from contextlib import suppress

from .find import stem_of
from .header_search import PACKAGES


def nothing_describes(elf, soname, memo=None):
    """The DescriptionError for an open ElfFile. `memo` is a file to keep the package's name in."""
    if soname in ("libc.so.6", "libm.so.6"):
        return elf.error("no debugging information; `apt-get install libc6-dbg` installs it")
    stem = re.sub(r"\W", "_", stem_of(soname))
    name = re.sub(r"[-.\d]*\.so.*$", "", soname)
    package = remembered(memo, lambda: development_package(elf.path))
    install = f"`apt-get install {package}`" if package else f"`apt-get install {name}-dev`, say"
    return elf.error(f"no debugging information, and no headers: install its headers ({install}), name them (`dwarfpython "
                     f"describe {stem} --header FILE.h`), or build it with -g")


def remembered(memo, find):
    """What `find` gave when packages were as they are now."""
    if memo is None or not PACKAGES.is_dir():
        return find() or ""
    now = str(PACKAGES.stat().st_mtime_ns)
    with suppress(OSError, ValueError), open(memo, encoding="utf-8") as f:
        then, _, package = f.read().partition(" ")
        if then == now:
            return package
    found = find() or ""
    with suppress(OSError):
        os.makedirs(os.path.dirname(memo), exist_ok=True)
        with open(memo, "w", encoding="utf-8") as f:
            f.write(f"{now} {found}")
    return found


def development_package(path):
    """The package that has the headers of the library at `path`, if a package has installed it; None: nobody knows."""
    owner = owner_of(os.path.realpath(path))
    try:
        done = owner and subprocess.run(["apt-cache", "rdepends", owner], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.findall(r"^[ |]+(\S+-dev)$", done.stdout, re.M) if done else []
    return min(found, key=lambda name: (-len(os.path.commonprefix([name, owner])), len(name)), default=None)


def owner_of(path):
    """The package that installed a file, or None."""
    for listing in PACKAGES.glob("*.list"):
        if f"/{os.path.basename(path)}\n" in listing.read_text(errors="replace"):
            return listing.stem.partition(":")[0]
    return None
