"""Python modules as the compiler knows them: where they are, and making their images ahead of need.

At run time modules are found by name (runtime/find_module.c, by the same rules), and their images by a key
(runtime/load_module.c). So nothing here decides what an import gives. But a program's modules are compiled together with
it, by one process, and `import x` means a native library where no module x is found.
"""

from __future__ import annotations

import os
import sysconfig
from dataclasses import dataclass, replace
from pathlib import Path

from dwarfpython import cache as image_cache
from dwarfpython import inputs
from dwarfpython.options import Options

LIBRARY = Path(__file__).parent / "lib"      # modules written in the language itself
STANDARD = Path(sysconfig.get_path("stdlib"))  # of the Python that runs the compiler: what LIBRARY lacks comes from there
INSTALLED = "lib/python3.11/site-packages"
PACKAGE = "__init__.py"
# The modules of LIBRARY in whose loops programs spend their time.
_TUNED = frozenset("""_encodings _io_base _io_text array base64 binascii bisect cmath collections copy csv datetime fractions functools heapq
    itertools json math operator queue _random random statistics string struct""".split())


@dataclass(frozen=True)
class Place:
    """Where a module is: `file`, None of the runtime's own and of a package that is only folders; `folders` of a package."""

    name: str
    file: Path | None = None
    folders: tuple[Path, ...] = ()


def search_path(folder: Path) -> tuple[Path, ...]:
    """sys.path of a program that is in `folder`, as far as it is known before it runs, up to the standard library of Python."""
    listed = [Path.cwd() / entry for entry in os.environ.get("PYTHONPATH", "").split(":") if entry]
    environment = os.environ.get("VIRTUAL_ENV")
    installed = [Path(environment) / INSTALLED] if environment else []
    return folder, *listed, LIBRARY, *installed


def find(name: str, folders: tuple[Path, ...]) -> Place | None:
    place = Place("", None, folders)
    for part in name.split("."):
        place = place and find_in(f"{place.name}.{part}".strip("."), part, place.folders)
    return place


def find_in(name: str, part: str, folders: tuple[Path, ...]) -> Place | None:
    portions = []
    for folder in folders:
        for file, inside in ((folder / part / PACKAGE, (folder / part,)), (folder / f"{part}.py", ())):
            if file.is_file():
                return Place(name, file, inside)
        if (folder / part).is_dir():
            portions.append(folder / part)
    return Place(name, None, tuple(portions)) if portions else None


def candidates(name: str, folders: tuple[Path, ...]) -> list[Path]:
    """The files that would be a module of this name."""
    return [folder / file for folder in folders for file in (f"{name}.py", f"{name}/{PACKAGE}")]


def root_of(name: str, path: Path) -> Path:
    """The folder of the path in which a module was found, or the package that it belongs to."""
    levels = name.count(".") + (path.name == PACKAGE)
    return path.parents[levels] if levels < len(path.parents) else path.parent


def comes_along(path: Path) -> bool:
    """Whether a module comes with the language or with Python, and so means the same in every program."""
    return any(path.is_relative_to(folder) and path.relative_to(folder).parts[0] != "site-packages" for folder in (LIBRARY, STANDARD))


def code_level(path: Path, options: Options) -> int:
    """How hard the code generator tries. Of what comes along, little is run often enough to be worth the time that good code takes:
    two thirds of it are saved, and a quarter of the speed lost."""
    tuned = path.is_relative_to(LIBRARY) and path.relative_to(LIBRARY).parts[0].removesuffix(".py") in _TUNED
    return 0 if comes_along(path) and not tuned else options.opt_level


# Images

def compile_ahead(found: dict[str, Path], options: Options) -> None:
    """Puts the images of modules, and of what they import in turn, into the cache. What is wrong with one is said when it is
    imported, if ever."""
    seen: set[str] = set()

    def missing(imports: dict[str, Path]) -> list[tuple[str, Path]]:
        """Those of the modules, and of what the others import, that the cache does not have."""
        waiting, lacking = list(imports.items()), []
        while waiting:
            name, path = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            known = kept_quietly(name, path, options)
            if known:
                waiting += known[1].items()
            else:
                lacking.append((name, path))
        return lacking

    waiting = missing(found)
    while len(waiting) == 1:
        waiting = missing(compile_quietly(waiting[0], options))
    if waiting:
        from dwarfpython import dump, parallel
        bar = dump.progress("modules")
        parallel.closure(waiting, lambda item: compile_quietly(item, options), missing, bar)


def kept_quietly(name: str, path: Path, options: Options) -> tuple[str, dict[str, Path]] | None:
    try:
        return kept(name, path, options)
    except image_cache.CacheError:
        raise
    except Exception:
        return None


def compile_quietly(item: tuple[str, Path], options: Options) -> dict[str, Path]:
    """The modules that it imports; none where it cannot be compiled."""
    try:
        return compile_module(*item, options)[1]
    except image_cache.CacheError:
        raise
    except Exception:        # also a fault of the compiler's own: the program may never import the module
        return {}


def image(name: str, path: Path, options: Options) -> str:
    """The image of a module, with those of what it imports in the cache."""
    found, imports = kept(name, path, options) or compile_module(name, path, options)
    compile_ahead(imports, options)
    return found


def kept(name: str, path: Path, options: Options) -> tuple[str, dict[str, Path]] | None:
    """The image that the cache has, if it is up to date, and the modules that it imports."""
    from dwarfpython import paths
    from dwarfpython.driver import store
    if options.keep:
        return None
    wanted = key(name, path, options)
    folders = (store().path, paths.prepared()) if comes_along(path) else (store().path,)
    return next(filter(None, (image_cache.find(folder, wanted) for folder in folders)), None)


def compile_module(name: str, path: Path, options: Options) -> tuple[str, dict[str, Path]]:
    from dwarfpython import paths
    from dwarfpython.driver import Compilation, module_names, store
    options = replace(options, dumps=(), stop_after=None, listing=None)
    with inputs.recorded() as read:
        data, source = image_cache.read_input(path)
        inputs.add(paths.native(paths.RUNTIME))
        names = module_names(name, path, options)
        code = Compilation(str(path), name, options, names=names, imported_as=name).run(data)
        made = store().add_image(code)
    watched, absent = image_cache.watch(read.files)
    if read.can_be_watched:
        text = image_cache.manifest(made, code, [*watched, source], absent, modules=read.modules)
        store().add_manifest(key(name, path, options), text)
    return str(made), read.modules


def key(name: str, path: Path, options: Options) -> str:
    """The manifest's. Grep ORDER MODULE KEY: runtime/load_module.c"""
    places = ["", ""] if comes_along(path) else [os.environ.get("PYTHONPATH", ""), os.environ.get("VIRTUAL_ENV", "")]
    parts = [name, str(path), options.text, *places]
    return "module-" + image_cache.digest(b"".join(os.fsencode(part) + b"\0" for part in parts))
