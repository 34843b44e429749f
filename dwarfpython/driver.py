"""The pipeline: one call and one comment per stage."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dwarfpython import cache as image_cache
from dwarfpython import dump, inputs, modules, paths
from dwarfpython.dwarf.errors import DescriptionError, LibraryNotFound
from dwarfpython.dwarf.find import DEFAULT_DIRS, LOADER_CACHE
from dwarfpython.dwarf.library import Library, load_library
from dwarfpython.dwarf.types import strip
from dwarfpython.errors import SourceError
from dwarfpython.ir.build import build_module
from dwarfpython.ir.passes import PASSES
from dwarfpython.ir.verify import verify
from dwarfpython.names import BUILTIN_ALIASES, BUILTIN_CONSTANTS, Names
from dwarfpython.options import Options
from dwarfpython.syntax import analyse, depth, parse_source, read, settle_coroutines

BUILTIN_PREFIX = "dpy_builtin_"
DESCRIPTIONS = "descriptions"          # in a cache


def compile_source(data: bytes, filename: str, *, module_name: str = "__main__", imported_as: str | None = None,
                   options: Options = Options()) -> bytes | None:
    """The image of a program; None where `options.stop_after` ends before there is one. Raises SourceError."""
    return Compilation(filename, module_name, options, imported_as=imported_as).run(data)


@dataclass
class Compilation:
    """One module on its way from text to image."""

    filename: str
    module_name: str
    options: Options
    session: object = None           # session.Session
    names: Names | None = None
    interactive: bool = False
    soname: str | None = None
    module: object = None
    imported_as: str | None = None   # the name by which modules of its package know it; None: a script
    text: str = ""                   # "exec", "eval" or "single": text that becomes code while a program runs

    def run(self, data: bytes) -> bytes | None:
        try:
            with depth.room():
                return self.stages(data)
        except dump.Stop:
            return None

    def stages(self, data: bytes) -> bytes:
        # Text to tokens to a syntax tree
        with self.timed("parse"):
            source = read(data, self.filename)
            self.show("tokens", lambda: dump.tokens(source))
            tree = parse_source(source, "eval_input" if self.text == "eval" else "file_input")
            settle_coroutines(tree, source, self.imported_as is not None)
            if self.text == "single" and any(node.lineno > tree.body[0].end_lineno for node in tree.body):
                raise SourceError("multiple statements found while compiling a single statement", self.filename, 1, 0, None,
                                  source.line(1))
        self.show("ast", lambda: dump.ast(tree))

        # What each name means: scopes, builtins, the imported libraries
        with self.timed("scope"):
            scopes = analyse(tree, source)
            names = self.names or new_names(self.filename, self.options, self.imported_as)
        self.show("scope", lambda: dump.scopes(scopes))
        with self.timed("import"):
            names.open_imports(tree, is_whole=not self.interactive)

        # The typed intermediate representation
        with self.timed("ir"):
            module = self.module = build_module(tree, source.text, self.filename, scopes, names, name=self.module_name,
                                                imported_as=self.imported_as, interactive=self.interactive,
                                                text=self.text, session=self.session)
            for name, run_pass in PASSES.items():
                for function in module.functions:
                    run_pass(function, module)
                self.show(f"ir:{name}", lambda: dump.ir(module))
                if self.options.verify:
                    verify(module)
        self.show("types", lambda: dump.types(module))
        self.show("ir", lambda: dump.ir(module))

        # LLVM: text, optimised code, an object
        from dwarfpython.llvm import backend
        from dwarfpython.llvm.module import lower_module
        with self.timed("lower"):
            assembly = lower_module(module, runtime(), self.options, self.session)
            text = assembly.text()
        self.show("llvm", lambda: text)
        with self.timed("optimise"):
            compiled = backend.parse(text)
            backend.optimise(compiled, self.options.opt_level)
        self.show("llvm-opt", lambda: str(compiled))
        level = modules.code_level(Path(self.filename), self.options)
        self.show("asm", lambda: backend.emit_assembly(compiled, level))
        with self.timed("emit"):
            code = backend.emit_object(compiled, level)
        self.keep("ll", text.encode())
        self.keep("o", code)

        # The image: a shared object, which needs the runtime and the libraries that the module uses
        import libld
        with self.timed("link"):
            needed = [paths.RUNTIME, *assembly.needed]
            image = libld.link([code], soname=self.soname, needed=needed, runpath=str(paths.native_dir()),
                               unique=sorted(assembly.unique), versions=assembly.versions, names=[self.filename])
        self.keep("so", image)
        for stage in ("elf", "dwarf", "lines"):
            self.show(stage, lambda: dump.image(image, stage))
        return image

    def show(self, stage: str, text) -> None:
        """Prints a stage that was asked for, and stops after it where that was asked."""
        if self.options.dumped(stage):
            sys.stdout.write(text())
            sys.stdout.flush()
        if self.options.stop_after == stage:
            raise dump.Stop

    def keep(self, kind: str, data: bytes) -> None:
        """An intermediate file, where they were asked for."""
        if self.options.keep:
            self.options.keep.mkdir(parents=True, exist_ok=True)
            (self.options.keep / f"{Path(self.filename).stem}.{kind}").write_bytes(data)

    @contextmanager
    def timed(self, stage: str):
        start = time.perf_counter()
        yield
        if self.options.time:
            print(f"{stage:10} {1000 * (time.perf_counter() - start):8.1f} ms", file=sys.stderr)


@cache
def runtime() -> Library:
    """The runtime library's description, from its own DWARF."""
    return load_library(str(paths.native(paths.RUNTIME)), cache_dir=description_cache(), prepared=paths.prepared() / DESCRIPTIONS)


@cache
def description_cache() -> Path | None:
    """Where descriptions of libraries are kept."""
    folder = store().path / DESCRIPTIONS
    folder.mkdir(exist_ok=True)
    return folder


def new_names(filename: str, options: Options, imported_as: str | None = None) -> Names:
    """The names that a program may use without defining them."""
    is_file = filename[:1] != "<" and imported_as is None
    folder = Path(os.path.realpath(filename)).parent if is_file else Path.cwd()
    return names_of(modules.search_path(folder), filename, imported_as)


def module_names(name: str, path: Path, options: Options) -> Names:
    """Likewise of a module. Where it was found decides which of its imports are native libraries, so that its image serves every
    program; the language's own modules mean libraries whatever lies around, and those of Python's standard library none."""
    root = modules.root_of(name, path)
    if root == modules.STANDARD:
        names = names_of((modules.LIBRARY, root), str(path), name)
        names.load = no_library
    else:
        names = names_of((root,) if root == modules.LIBRARY else modules.search_path(root), str(path), name)
    names.is_program = False
    return names


def names_of(search: tuple[Path, ...], filename: str, imported_as: str | None) -> Names:
    is_package = imported_as is not None and Path(filename).name == modules.PACKAGE
    package = imported_as if is_package else imported_as and imported_as.rpartition(".")[0]
    return Names(builtins=builtin_names(), load=lambda name: load_native(name, str(search[0])), runtime=runtime(),
                 modules=runtime_modules(), search=search, package=package, own=Path(os.path.abspath(filename)))


def no_library(name: str) -> Library:
    raise LibraryNotFound(name)


def store() -> image_cache.Store:
    """Where images and descriptions are kept."""
    return image_cache.store(image_cache.default_directory())


# What changes when a library is installed that was looked for in vain.
ABSENT_PLACES = (LOADER_CACHE, *(f"{folder}/lib{{}}.so" for folder in DEFAULT_DIRS))


def load_native(name: str, folder: str) -> Library:
    watch_search(name, folder)
    bar = dump.progress(name)
    # Who writes `import zlib` need not know that a library of C stands behind it.
    notice = None if Path(folder) == modules.LIBRARY else print_notice
    try:
        library = load_library(name, search_dirs=(folder,), cache_dir=description_cache(), progress=bar, notice=notice,
                               prepared=paths.prepared() / DESCRIPTIONS)
    except LibraryNotFound:
        for place in ABSENT_PLACES:
            inputs.add(place.format(name))
        raise
    except DescriptionError:
        inputs.unsettled()
        raise
    finally:
        if bar is not None:
            bar.close()
    inputs.add(library.path)
    return library


def print_notice(text: str) -> None:
    print(f"dwarfpython: {text}", file=sys.stderr)


def watch_search(name: str, folder: str) -> None:
    """The places where a library may turn up that would be taken before the one that is found now."""
    for place in [folder, "", *filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":"))]:
        inputs.add(os.path.join(place, f"lib{name}.so"))


def is_variable_of(symbol: str, ctype: str) -> bool:
    """Is this symbol of the runtime a variable of that C type?"""
    variable = runtime().variable(symbol)
    return variable is not None and str(strip(variable.type)) == ctype


@cache
def builtin_names() -> frozenset[str]:
    """Builtins are variables of the runtime: `struct dpy_builtin dpy_builtin_NAME`, `struct dpy_type dpy_NAME` for classes."""
    found = {*BUILTIN_CONSTANTS, *BUILTIN_ALIASES}
    for symbol in runtime().names():
        if symbol.startswith(BUILTIN_PREFIX) and is_variable_of(symbol, "struct dpy_builtin"):
            found.add(symbol.removeprefix(BUILTIN_PREFIX))
        elif symbol.startswith("dpy_") and symbol[4:5].isupper() and is_variable_of(symbol, "struct dpy_type"):
            found.add(symbol.removeprefix("dpy_"))
    return frozenset(found)


@cache
def runtime_modules() -> frozenset[str]:
    """The modules that the runtime itself offers: symbols dpy_module_NAME."""
    prefix = "dpy_module_"
    return frozenset(symbol.removeprefix(prefix) for symbol in runtime().names()
                     if symbol.startswith(prefix) and runtime().variable(symbol) is not None)
