"""Names that the program does not define: builtins, modules, and what the imported native libraries offer."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from dwarfpython import guarded, inputs, modules
from dwarfpython.annotations import FOLDER, SHIPPED, Annotation, AnnotationError, Note, read_notes, resolve
from dwarfpython.dwarf import ctype
from dwarfpython.dwarf import types as c
from dwarfpython.dwarf.errors import DescriptionError, LibraryNotFound
from dwarfpython.dwarf.library import Library, NativeVariable, load_library
from dwarfpython.dwarf.shims import reader_of


@dataclass(eq=False)
class NativeName:
    """All that one name means in a library: `stat` is a function and a struct tag."""

    name: str
    library: Library
    function: object = None          # dwarf.library.Function
    variable: object = None
    constant: object = None
    types: dict[str, c.Type] = field(default_factory=dict)   # by "struct", "union", "enum", "typedef"

    is_errno: bool = False           # libc's errno, which is a macro over a function
    is_reader: bool = False          # a macro without parameters that is no constant: the function gives its value
    symbol: str | None = None        # where it is not the name
    annotation: object = None        # annotations.Annotation: the name means the function as annotated
    release: str = ""                # the function that frees the result, where an annotation says that it is the program's

    def __str__(self) -> str:
        return self.name

    @property
    def is_opaque(self) -> bool:
        """Whether nothing describes the symbol: compiled without -g, or in assembly. It reads as its address, a `void *`."""
        return self.variable is not None and self.variable.type is c.VOID

    @property
    def is_declared_only(self) -> bool:
        """Whether the name is nothing but the tag of a struct that the library does not define."""
        is_type = self.function is None and self.variable is None and self.constant is None
        return is_type and not any(getattr(kind, "complete", True) for kind in self.types.values())

    @property
    def record(self) -> c.Type | None:
        """The type that calling the name makes an object of."""
        for space in ("struct", "union", "typedef"):
            if space in self.types:
                return self.types[space]
        return None

    def constructs(self, count: int) -> bool:
        """Whether a call with `count` arguments makes an object: the function takes another number, or there is none."""
        if self.record is None or not isinstance(c.strip(self.record), c.Record):
            return False
        if self.function is None:
            return True
        wanted = len(self.function.type.parameters)
        return count < wanted or (count > wanted and not self.function.type.variadic)


ERRNO = NativeVariable("errno", c.Base("int", 4, "signed"), None, None, 0, 0, 4, thread_local=True)
BUILTIN_CONSTANTS = {"Ellipsis": "ELLIPSIS", "NotImplemented": "NOTIMPLEMENTED"}    # by kind; keywords are none of them
BUILTIN_FACTS = {"__debug__": True, "__name__": "builtins"}      # what text sees of them, where its own names have none
BUILTIN_ALIASES = {"EnvironmentError": "OSError", "IOError": "OSError"}
LIBRARY_BUILTINS = {"open": "_io"}           # builtins written in the language: the module that holds them
TAG_SPACES = ("struct", "union", "enum")
CHECKED = "checked"                          # `c.checked.open`: the function as annotated


@dataclass
class Names:
    """Resolution of names for one module. `load` makes a Library from a name, raising DescriptionError."""

    builtins: frozenset[str]
    load: object
    runtime: Library
    modules: frozenset[str] = frozenset()                     # the runtime's own
    search: tuple[Path, ...] = ()                             # where modules are looked for
    package: str | None = None                                # that the module is in, "" at the top; None: a script
    own: Path | None = None                                   # the module's file: point.py means libpoint by `point`
    libraries: dict[str, Library] = field(default_factory=dict)      # imported: variable -> library
    opened: list[Library] = field(default_factory=list)              # whose names count unqualified
    linked: set[str] = field(default_factory=set)                    # names that the module reaches through their library
    reasons: dict[str, str] = field(default_factory=dict)
    cache: dict[str, NativeName | None] = field(default_factory=dict)
    has_star: bool = False                                    # `from module import *`: any name may come in
    refused: frozenset[str] = frozenset()                     # libraries that only happen to be called like a Python module
    is_program: bool = True                                   # no module that a program imports
    later: set[str] = field(default_factory=set)              # modules that are imported in functions: they are not made ahead
    notes: dict[str, dict[str, Note]] = field(default_factory=dict)      # what annotation files say, by library and function
    annotations: dict[tuple[str, str], Annotation | None] = field(default_factory=dict)
    owners: dict[str, Library] = field(default_factory=dict)  # the library whose macros one of shims has

    def open_imports(self, tree: ast.Module, is_whole: bool = True) -> None:
        """Finds the native libraries that a module imports anywhere: their names count in all of it. `is_whole`: no more
        of the module will come."""
        attributes = set()
        self.refused = guarded.refused(tree, self) if is_whole else frozenset()
        self.later = set() if self.is_program else self.imported_later(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    library = None if self.find_module(alias.name) else self.find_library(alias.name)
                    if library is not None:
                        self.libraries[alias.asname or alias.name] = library
                        self.open(library)
            elif isinstance(node, ast.ImportFrom):
                library = self.find_source(node)
                if library is not None:
                    self.linked |= {alias.name for alias in node.names}
                star = any(a.name == "*" for a in node.names)
                if star and library is not None:
                    self.open(library)
                self.has_star |= star and library is None
            elif isinstance(node, ast.Attribute):
                attributes.add(node.attr)
        if self.libraries or self.opened:
            self.make_ready(tree)
        self.linked |= {name for name in attributes for library in self.libraries.values() if library.function(name)}

    def make_ready(self, tree: ast.Module) -> None:
        """Makes the shims for macros that the module may mean, together."""
        every = [node for node in ast.walk(tree) if isinstance(node, (ast.Name, ast.Attribute))]
        assigned = {node.id for node in every if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        names = {node.id for node in every if isinstance(node, ast.Name)} - assigned - self.builtins
        members = {node.attr for node in every
                   if isinstance(node, ast.Attribute) and self.root_of(node) in self.libraries}
        for library in {*self.opened, *self.libraries.values()}:
            library.make_ready(names | members)

    def root_of(self, node: ast.expr) -> str | None:
        """The name that a chain of attributes begins with."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return node.id if isinstance(node, ast.Name) else None

    def imported_later(self, tree: ast.Module) -> set[str]:
        """The modules that only functions import: many are never needed."""
        every = {node: self.imported_by(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))}
        late = {node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef)
                for node in ast.walk(function) if node in every}
        now = {name for node, names in every.items() if node not in late for name in names}
        return {name for node in late for name in every[node]} - now

    def imported_by(self, node: ast.Import | ast.ImportFrom) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        name = self.absolute(node)
        return [name, *(f"{name}.{alias.name}" for alias in node.names)] if name else []

    def open(self, library: Library) -> None:
        if library not in self.opened:
            self.opened.append(library)
            self.cache.clear()

    def find_library(self, name: str) -> Library | None:
        if "." in name or name in self.refused:
            return None
        try:
            library = self.load(name)
            self.read_annotations(library)
            return library
        except LibraryNotFound:
            return None          # CPython's message says it all
        except DescriptionError as error:
            self.reasons[name] = str(error)
            return None

    def find_source(self, node: ast.ImportFrom) -> Library | None:
        """The library that names are imported from; None, all modules noted, where it is a module."""
        name = self.absolute(node)
        if name is None:
            return None
        found = bool(name) and self.find_module(name)
        library = None if found or node.level else self.find_library(name.removesuffix(f".{CHECKED}"))
        if library is None:
            for whole in (name, *(f"{name}.{alias.name}".strip(".") for alias in node.names)):
                self.find_module(whole) or self.find_standard(whole)
        return library

    def absolute(self, node: ast.ImportFrom) -> str | None:
        """The name of the module that names are imported from; None where there is no such package."""
        if not node.level:
            return node.module
        outer = (self.package or "").split(".")
        if not self.package or node.level > len(outer):
            return None
        return ".".join([*outer[:len(outer) - node.level + 1], *([node.module] if node.module else [])])

    def find_standard(self, name: str) -> bool:
        """A module of Python's standard library, which comes after native libraries: sqlite3 is the library."""
        return self.find_module(name, (modules.STANDARD,))

    def find_module(self, name: str, search: tuple[Path, ...] = ()) -> bool:
        """Whether there is a Python module of this name; it is noted, with the packages that it is in, to be compiled ahead."""
        if name in self.modules:
            return True
        search = search or self.search
        folders, whole = search, ""
        for part in name.split("."):
            whole = f"{whole}.{part}" if whole else part
            place = modules.find_in(whole, part, folders)
            if place is None or (place.file == self.own and self.find_library(name)):
                break
            if place.file is not None and name not in self.later:
                inputs.add_module(whole, place.file)
            folders = place.folders
        else:
            return True
        if "." not in whole:
            for path in modules.candidates(whole, search):
                inputs.add(path)
        return False

    def reason(self, name: str) -> str:
        """Why an import failed, for the message; "" where nothing of this name exists at all."""
        return self.reasons.get(name, "")

    def library(self, variable: str) -> Library | None:
        return self.libraries.get(variable)

    def native(self, name: str) -> NativeName | None:
        """An unqualified name in the opened libraries."""
        if name not in self.cache:
            self.cache[name] = self.described(name)
            if self.cache[name] is None and name not in self.builtins:
                self.cache[name] = next(filter(None, (self.by_headers(library, name) for library in self.opened)), None)
        return self.cache[name]

    def described(self, name: str) -> NativeName | None:
        """The same, of what is known of the libraries already: of names that the program may define while it runs. A struct
        that a library only declares is that of another which defines it."""
        first = None
        for library in self.opened:
            found = self.meanings(library, name)
            if found is not None and not found.is_declared_only:
                return found
            first = first or found
        return first

    def by_headers(self, library: Library, name: str) -> NativeName | None:
        """A name that the library's DWARF does not explain."""
        return self.meanings(library, name) if library.read_headers() else None

    def suggest(self, name: str) -> str | None:
        """What an unqualified name that nothing defines may be a slip of."""
        return next((near for library in self.opened for near in library.suggest(name)), None)

    def meanings(self, library: Library, name: str) -> NativeName | None:
        found = meanings(library, name)
        if found is None or (found.function is not None and found.function.inline_only):
            found = self.shim(library, name) or found
        found = found or (nonshared(self.runtime, name) if library.name == "c" else None)
        note = self.notes.get(library.name, {}).get(name)
        if found is not None and note is not None:
            found.release = note.owns.get("result", "")
        return found

    def shim(self, library: Library, name: str) -> NativeName | None:
        """A macro or an inline function of the library's headers, which the compiler made a function of."""
        if other := library.alias(name):
            return self.meanings(library, other)
        try:
            path = library.shims(name)
            shims = self.load(path) if path else None
        except DescriptionError as error:
            inputs.unsettled()
            self.reasons[name] = str(error)
            return None
        if shims is not None:
            self.owners[shims.name] = library
        function = shims.function(name) if shims else None
        if function and function.type:
            return NativeName(name, shims, function)
        reader = shims.function(reader_of(name)) if shims else None
        if reader and reader.type:
            return NativeName(name, shims, reader, is_reader=True)
        if path:
            self.reasons[name] = f"{name} is a macro of {library.soname}'s headers that no function can stand for"
        return None

    def member(self, library: Library, path: list[str], node: ast.AST, b) -> NativeName | None:
        """What `lib.a`, `lib.struct.a` mean; None for a longer path, whose rest is attributes."""
        if path[0] == CHECKED and len(path) > 1 and self.meanings(library, CHECKED) is None:
            return self.checked(library, path[1], node, b) if len(path) == 2 else None
        if path[0] in TAG_SPACES and len(path) == 2:
            found = getattr(library, path[0])(path[1])
            if found is None:
                raise b.error(node, missing(library, path[1], f"{path[0]} "), "AttributeError")
            return NativeName(path[1], library, types={path[0]: found})
        if len(path) != 1 or path[0] in TAG_SPACES or path[0].startswith("__"):
            return None
        found = self.meanings(library, path[0]) or self.by_headers(library, path[0])
        if found is None:
            raise b.error(node, self.reason(path[0]) or missing(library, path[0]), "AttributeError")
        return found

    # Annotations

    def read_annotations(self, library: Library) -> None:
        """Those that come with the project and those beside the program, which go before; raises AnnotationError."""
        if library.name in self.notes:
            return
        name = f"lib{library.name}.toml"
        files = [SHIPPED / name, *(folder / FOLDER / name for folder in self.search[:1])]
        for file in files:
            inputs.add(file)
        self.notes[library.name] = {function: note for file in files for function, note in read_notes(file).items()}

    def annotation(self, native: NativeName) -> Annotation | None:
        """What is said of a function of a library; raises AnnotationError."""
        library = self.owners.get(native.library.name, native.library)
        key, note = (library.name, native.name), self.notes.get(library.name, {}).get(native.name)
        if note is None or native.function is None:
            return None
        if key not in self.annotations:
            self.annotations[key] = resolve(note, native.function, lambda name: self.helper(library, name), library.constant,
                                            self.is_exception)
        return self.annotations[key]

    def helper(self, library: Library, name: str) -> NativeName | None:
        """A function that annotations of a library name: of its own or of libc."""
        libraries = (library, self.load("c"))
        found = next(filter(None, (self.meanings(place, name) for place in libraries)), None)
        return found if found is not None and found.function is not None and found.function.type is not None else None

    def is_exception(self, name: str) -> bool:
        variable = self.runtime.variable(f"dpy_{name}")
        return name in self.builtins and variable is not None and str(c.strip(variable.type)) == "struct dpy_type"

    def left_out(self, native: NativeName, positional: int, keywords: tuple[str, ...], node: ast.AST, b) -> NativeName | None:
        """The annotated function, where a call leaves out its outputs, which C would refuse."""
        if native.record is not None and not positional and not keywords:
            return None          # `stat()` makes a struct
        annotation = self.annotated(native, node, b)
        return as_annotated(native, annotation) if annotation and annotation.fits(positional, keywords) else None

    def checked(self, library: Library, name: str, node: ast.AST, b) -> NativeName:
        """`c.checked.name`."""
        native = self.meanings(library, name)
        if native is None:
            raise b.error(node, missing(library, name), "AttributeError")
        annotation = self.annotated(native, node, b)
        if annotation is None:
            raise b.error(node, f"there is no annotation of '{name}': {FOLDER}/lib{library.name}.toml may have one", "AttributeError")
        return as_annotated(native, annotation)

    def annotated(self, native: NativeName, node: ast.AST, b) -> Annotation | None:
        try:
            return self.annotation(native)
        except AnnotationError as error:
            raise b.error(node, str(error), "TypeError") from None

    def ctype(self, text: str, node: ast.AST, b) -> c.Type:
        """The C type that an expression in the program names."""
        try:
            return ctype.parse_type(text, self.scope())
        except ctype.CTypeError as error:
            failed = "".join(f" (import {name}: {reason})" for name, reason in self.reasons.items())
            raise b.error(node, f"{text!r} is not a C type: {error.message}{failed}", "TypeError") from None

    def signature(self, result: str, parameters: list[str]) -> c.Function | None:
        """A function type from annotations, None where one is no C type (it is then just an annotation), or where only libffi can
        call the function."""
        try:
            parsed = [ctype.parse_type(text, self.scope()) for text in parameters]
            returned = ctype.parse_type(result, self.scope())
        except ctype.CTypeError:
            return None
        odd = any(isinstance(c.strip(kind), (c.Void, c.Function)) for kind in parsed) \
            or isinstance(c.strip(returned), (c.Array, c.Function))
        return None if odd or any(map(is_for_libffi, (*parsed, returned))) else c.Function(returned, tuple(parsed))

    def scope(self):
        """Tags and typedefs of the opened libraries, then of any that is imported."""
        return ctype.library_scope(*self.opened, *self.libraries.values())


def is_for_libffi(kind: c.Type) -> bool:
    plain = c.strip(kind)
    return c.holds_vector(plain) or (isinstance(plain, c.Base) and plain.encoding == "complex")


def meanings(library: Library, name: str) -> NativeName | None:
    if name == "errno" and library.function("__errno_location") is not None:
        return NativeName(name, library, variable=ERRNO, is_errno=True)
    spaces = {space: getattr(library, space)(name) for space in ("struct", "union", "enum", "typedef")}
    function, variable = library.function(name), library.variable(name)
    undescribed = next((entity for entity in (function, variable) if entity is not None and entity.type is None), None)
    if undescribed is not None:
        function, variable = None, opaque(undescribed)
    found = NativeName(name, library, function, variable, library.constant(name),
                       {space: kind for space, kind in spaces.items() if kind is not None})
    empty = found.function is None and found.variable is None and found.constant is None and not found.types
    return None if empty else found


def as_annotated(native: NativeName, annotation: Annotation) -> NativeName:
    return replace(native, variable=None, constant=None, types={}, annotation=annotation)


def opaque(symbol) -> NativeVariable:
    return NativeVariable(symbol.name, c.VOID, symbol.version, None, 0, symbol.address, symbol.size,
                          getattr(symbol, "thread_local", False))


SYSTEM_FOLDERS = ("/lib", "/usr/lib", "/lib64", "/usr/lib64")


def needed_name(library: Library) -> str:
    """How an image names a library that it needs: by soname where the system finds it, else by its path."""
    folder = os.path.dirname(library.path)
    return library.soname if folder.startswith(SYSTEM_FOLDERS) else os.path.abspath(library.path)


def nonshared(runtime: Library, name: str) -> NativeName | None:
    """A function of libc that programs link statically; the runtime has it under a longer name."""
    symbol = f"dpy_nonshared_{name}"
    function = runtime.function(symbol)
    return function and NativeName(name, runtime, replace(function, name=name), symbol=symbol)


def missing(library: Library, name: str, what: str = "") -> str:
    similar = getattr(library, what.strip(), None)
    meant = next((near for near in library.suggest(name) if similar is None or similar(near) is not None), None)
    hint = f". Did you mean: '{meant}'?" if meant else ""
    return f"library '{library.name}' has no {what}'{name}'{hint}"


__all__ = ["NativeName", "Names", "load_library"]
