"""`dwarfpython describe LIBRARY`: writes a description of a library from its headers, for this and later imports."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
from pathlib import Path

from ..cli import UserError
from ..dwarf.elf import ElfFile
from ..dwarf.errors import DescriptionError
from ..dwarf.find import find_library, stem_of
from ..dwarf.header_search import Headers, find_library_headers
from ..dwarf.headers import BUILD_ID_SECTION, SHIMS_SECTION, kept_file
from ..dwarf.library import load_library
from ..dwarf.shims import shims_beside
from ..dwarf.stub import make_all_shims


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("library", help="a name, as after `import`, or a path")
    add("--header", action="append", default=[], metavar="FILE", help="a header to describe it by, found as the compiler finds it")
    add("-I", action="append", default=[], metavar="FOLDER", help="where headers are")
    add("-D", action="append", default=[], metavar="NAME[=VALUE]", help="a macro to define")
    add("--cc", default=os.environ.get("CC", "cc"), metavar="COMMAND", help="the C compiler")
    add("-o", dest="output", type=Path, metavar="FILE", help="write the description there too, to give it to others")
    add("--from", dest="source", type=Path, metavar="FILE", help="take a description that -o has written")


def run(options: argparse.Namespace) -> int:
    from ..driver import description_cache
    folder = description_cache()
    try:
        path = find_library(options.library, (os.getcwd(),))
        with ElfFile(path) as elf:
            build_id = elf.build_id() or elf.content_id()
            kept = kept_file(build_id, folder)
            if options.source:
                take(options.source, build_id, elf.soname() or path, kept)
            else:
                write(options, elf, build_id, kept)
        if options.output and options.source:
            shutil.copyfile(options.source, options.output)
        elif options.output:
            share(kept, path, options.output, shlex.split(options.cc))
        library = load_library(path, cache_dir=folder)
    except DescriptionError as error:
        raise UserError(str(error)) from None
    described = sum(1 for name in library.names() if (function := library.function(name)) and function.type)
    print(f"{library.soname}: {described} functions described by {library.origin}")
    return 0


def take(source: Path, build_id: str, soname: str, kept: str) -> None:
    with ElfFile(str(source)) as given:
        of = bytes(given.section_data(BUILD_ID_SECTION) or b"").decode("ascii", "replace")
    if of != build_id:
        raise UserError(f"{source} describes a library of build-id {of or 'unknown'}; that of {soname} is {build_id}")
    Path(kept).parent.mkdir(exist_ok=True)
    shutil.copyfile(source, kept)
    take_shims(source, shims_beside(kept))


def take_shims(source: Path, path: str) -> None:
    with ElfFile(str(source)) as given:
        shims = given.section_data(SHIMS_SECTION)
    if shims:
        Path(path).write_bytes(shims)


def share(kept: str, library: str, output: Path, compiler: list[str]) -> None:
    """The description in a file of its own, with the functions for all macros: who gets it needs neither headers nor
    compiler."""
    if not os.path.isfile(shims_beside(kept)):
        make_all_shims(kept, library, compiler)
    add = ["objcopy", "--add-section", f"{SHIMS_SECTION}={shims_beside(kept)}", kept, str(output)]
    try:
        done = subprocess.run(add, capture_output=True, text=True)
    except OSError as error:
        raise UserError(f"objcopy cannot be started: {error.strerror} (`apt-get install binutils`)") from None
    if done.returncode:
        raise UserError(f"{output} cannot be written: {done.stderr.strip()}")


def write(options: argparse.Namespace, elf: ElfFile, build_id: str, kept: str) -> None:
    from ..dwarf.exports import functions_of
    from ..dwarf.stub import write_description
    functions = functions_of(elf)
    flags = [f"-I{folder}" for folder in options.I] + [f"-D{macro}" for macro in options.D]
    stem = stem_of(elf.soname() or options.library)
    headers = Headers(tuple(found(name) for name in options.header), tuple(flags), stem)
    if not headers:
        automatic = find_library_headers(stem, elf.path, functions)
        if not automatic:
            raise UserError(f"no headers of {options.library} are found: name them with --header, or install its -dev package")
        headers = Headers(automatic.files, (*automatic.flags, *flags), stem)
    write_description(headers, functions, build_id, kept, shlex.split(options.cc))


def found(name: str) -> str:
    """A file here by its whole path, as the compiler works elsewhere."""
    return os.path.abspath(name) if os.path.isfile(name) else name
