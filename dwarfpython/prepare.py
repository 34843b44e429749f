"""`python -m dwarfpython.prepare`: makes what first programs would have to wait for, and keeps it beside the runtime.

A cache like each user's (cache.py), which is read where that one has nothing: images of the library's modules, of what programs mostly
import from Python's standard library, and descriptions of the runtime and of the libraries that these use. What does not hold any
more, since a module, the compiler or the runtime has changed, is made anew; else that happens in the user's cache.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from dwarfpython import cache, modules, paths
from dwarfpython.options import Options

FROM_STANDARD = """calendar contextlib copy decimal difflib enum gzip logging optparse pickle pprint selectors signal socket textwrap
    timeit unittest urllib.parse zipfile""".split()


def main() -> None:
    folder = paths.prepared()
    folder.mkdir(mode=0o755, exist_ok=True)
    os.environ["DPY_CACHE_DIR"] = str(folder)
    wait_until_old(paths.native(paths.RUNTIME))
    modules.compile_ahead(found(), Options())
    drop_stale(folder)
    make_readable(folder)


def wait_until_old(path: Path) -> None:
    """Until its times can tell that it has changed; else it would be read at each import. The compiler's files are older."""
    while time.time_ns() - path.stat().st_ctime_ns <= cache.YOUNG_NS:
        time.sleep(0.1)


def found() -> dict[str, Path]:
    own = {name_in(modules.LIBRARY, path): path for path in modules.LIBRARY.rglob("*.py")}
    places = {name: modules.find(name, (modules.LIBRARY, modules.STANDARD)) for name in FROM_STANDARD}
    return own | {name: place.file for name, place in places.items() if place and place.file}


def name_in(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if path.name == modules.PACKAGE else parts)


def drop_stale(folder: Path) -> None:
    """Manifests that do not hold any more, and images that none names."""
    cache.look_again()
    manifests = {path: cache.find(folder, path.name) for path in (folder / "manifests").iterdir()}
    named = {Path(found[0]).name for found in manifests.values() if found}
    stale = [path for path, found in manifests.items() if not found]
    for path in (*stale, *(image for image in (folder / "images").iterdir() if image.name not in named)):
        path.unlink()


def make_readable(folder: Path) -> None:
    """For all users: it is no less trusted than the runtime beside it."""
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


if __name__ == "__main__":
    main()
