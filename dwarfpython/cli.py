"""`dwarfpython-compile`: what the launcher starts when the cache has no image for a program, and a compiler to use alone.

The launcher passes --cache, --key and --report; the answer is the image's manifest, written to that descriptor.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from . import __version__, cache, inputs, modules
from .errors import SourceError
from .options import CALLS, DEBUGGING, STAGES, Options, is_stage


@dataclass(frozen=True)
class Program:
    """`name` is what tracebacks call it; `argv0` is set where only the compiler knows sys.argv[0] (-m), and then `imported_as` is
    the module's name."""
    name: str
    data: bytes
    file: cache.Input | None = None
    argv0: str = ""
    imported_as: str | None = None


class UserError(Exception):
    """A command line that names nothing to compile; `status` is the exit status."""

    def __init__(self, message: str, status: int = 1):
        super().__init__(message)
        self.status = status


def main(argv: list[str] | None = None) -> int:
    try:
        restore_environment()
        accept_interrupts()
        return run_reporting(argv)
    except KeyboardInterrupt:
        return 130


def restore_environment() -> None:
    """Python's variables (PYTHONPATH) are the program's; the launcher has hidden them from the Python that runs this.
    Grep ORDER ENVIRONMENT: runtime/environment.c"""
    for name in [name for name in os.environ if name.startswith("DPY_PROGRAM_PYTHON")]:
        os.environ[name.removeprefix("DPY_PROGRAM_")] = os.environ.pop(name)


def accept_interrupts() -> None:
    """The launcher has blocked Ctrl-C until here, where no stack of Python's start can answer it any more. Now it ends the
    compiler at once, even within LLVM; nothing half written would be taken for an image."""
    if signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()):
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))


def run_reporting(argv: list[str] | None) -> int:
    arguments = None
    try:
        argv = sys.argv[1:] if argv is None else argv
        if argv[:1] == ["--command"]:
            return run_command(argv[1:])
        arguments = parser().parse_args(argv)
        return run(arguments)
    except UserError as error:
        return fail(str(error), error.status)
    except SourceError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = None
    except (cache.CacheError, OSError) as error:
        sys.stdout = None           # what could not be written is not tried again
        return fail(str(error))
    except MemoryError:
        return fail("not enough memory for the compiler")
    except Exception as error:
        print(internal_error(error, (arguments and (arguments.program or arguments.module)) or "-c ..."), file=sys.stderr)
    return 1


def run_command(argv: list[str]) -> int:
    """`dwarfpython info` and its like."""
    from importlib import import_module

    from .dwarf.errors import DescriptionError
    command = import_module(f".commands.{argv[0]}", __package__)
    parser = Parser(f"dwarfpython {argv[0]}", description=command.__doc__.split(": ", 1)[1])
    command.arguments(parser)
    try:
        status = command.run(parser.parse_args(argv[1:]))
        sys.stdout.flush()           # a reader that went away shows here
        return status
    except DescriptionError as error:
        raise UserError(str(error)) from None


class Parser(argparse.ArgumentParser):
    def error(self, message: str):
        raise UserError(message, 2)


def parser() -> argparse.ArgumentParser:
    parser = Parser("dwarfpython-compile", description="Compile a program to a native image.")
    add = parser.add_argument
    add("program", nargs="?", help="the program's file, or the name of the text of --text")
    add("args", nargs=argparse.REMAINDER, help="(session) sys.argv")
    add("-m", dest="module", help="compile a module, found as `python -m` finds it")
    add("-c", dest="code", help="compile a program given as text")
    add("-o", dest="output", type=Path, help="write the image to this file")
    add("-O", dest="opt_level", type=int, choices=range(4), default=2)
    add("--calls", choices=CALLS, default="direct")
    add("--debugging", choices=DEBUGGING, default="full")
    add("--dump", type=stage_list, default=(), help=f"of {', '.join(STAGES)}, ir:PASS")
    add("--stop-after", type=stage, default=None)
    add("--keep", type=Path, help="a folder for intermediate files")
    add("--time", action="store_true", help="say how long each stage takes")
    add("--session", action="store_true", help="an interactive session")
    add("--transcript", type=Path, help="replay a session's inputs")
    add("-i", dest="interactive", action="store_true", help="a session after the program")
    add("--version", action="version", version=f"DwarfPython {__version__}")
    for name in ("--cache", "--key"):
        add(name, help=argparse.SUPPRESS)
    for name in ("--report", "--text", "--crash", "--serve"):
        add(name, type=int, help=argparse.SUPPRESS)
    return parser


def stage(name: str) -> str:
    if not is_stage(name):
        raise argparse.ArgumentTypeError(f"no stage {name}: {', '.join(STAGES)}, ir:PASS")
    return name


def stage_list(names: str) -> tuple[str, ...]:
    return tuple(stage(name) for name in names.split(","))


def run(arguments: argparse.Namespace) -> int:
    options = options_of(arguments)
    if arguments.crash is not None:
        from .crash.main import main as crash
        return crash(arguments.crash)
    if arguments.session:
        from .repl import main as session
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return session.main(arguments, options)
    if arguments.serve is not None:
        from .serve import serve
        return serve(arguments.serve, store(arguments), options)
    with inputs.recorded() as read:
        program = find_program(arguments)
        image = compile_program(program, options, arguments)
    if image is None:
        return 0
    if arguments.output:
        cache.write_whole(arguments.output.absolute(), image)
    if arguments.report is not None:
        report(keep_image(program, image, read, arguments), arguments.report)
    return 0


def options_of(arguments: argparse.Namespace) -> Options:
    return Options(opt_level=arguments.opt_level, calls=arguments.calls, debugging=arguments.debugging, dumps=arguments.dump,
                   stop_after=arguments.stop_after, time=arguments.time, keep=arguments.keep)


def find_program(arguments: argparse.Namespace) -> Program:
    if arguments.module is not None:
        name, path = find_module(arguments.module)
        data, file = cache.read_input(path)
        return Program(path, data, file, path, name)
    if arguments.code is not None:
        return Program("<string>", os.fsencode(arguments.code))
    if arguments.program is None:
        raise UserError("no program: see --help", 2)
    if arguments.text is not None:
        with open(arguments.text, "rb", closefd=False) as file:
            return Program(arguments.program, file.read())
    place = os.path.join(os.getcwd(), arguments.program)
    try:
        return Program(place, *cache.read_input(place))
    except OSError as error:
        raise UserError(f"can't open file '{place}': [Errno {error.errno}] {error.strerror}", 2) from None


def find_module(name: str) -> tuple[str, str]:
    """The module that `-m name` runs, and its file."""
    folders = (*modules.search_path(Path.cwd()), modules.STANDARD)
    place = watched_place(name, folders)
    if place is None:
        outer = name.rpartition(".")[0]
        if outer and modules.find(outer, folders) is None:
            raise UserError(f"Error while finding module specification for '{name}' "
                            f"(ModuleNotFoundError: No module named '{outer.split('.')[0]}')")
        raise UserError(f"No module named {name}")
    if place.file is not None and not place.folders:
        return name, str(place.file)
    main = watched_place(f"{name}.__main__", folders)
    if main is None or main.file is None:
        raise UserError(f"No module named {name}.__main__; '{name}' is a package and cannot be directly executed")
    return main.name, str(main.file)


def watched_place(name: str, folders: tuple[Path, ...]) -> modules.Place | None:
    """Where a module is; the image depends on its absence where it was looked for before."""
    outer = modules.find(name.rpartition(".")[0], folders) if "." in name else None
    for path in modules.candidates(name.rpartition(".")[2], outer.folders if outer else folders):
        if not path.exists():
            inputs.add(path)
    return modules.find(name, folders) if all(name.split(".")) else None


def compile_program(program: Program, options: Options, arguments: argparse.Namespace) -> bytes | None:
    """The image; None where the pipeline was asked to stop before there is one."""
    from .driver import compile_source
    if program.file is None and arguments.report is not None:
        options = replace(options, listing=str(store(arguments).add_source(program.data)))
    return compile_source(program.data, program.name, imported_as=program.imported_as, options=options)


def store(arguments: argparse.Namespace) -> cache.Store:
    return cache.store(Path(arguments.cache) if arguments.cache else None)


def keep_image(program: Program, image: bytes, read: inputs.Read, arguments: argparse.Namespace) -> str:
    """Put the image into the cache, those of the modules that it imports and, last, its manifest; what the launcher needs to load it."""
    kept = store(arguments)
    path = kept.add_image(image)
    modules.compile_ahead(read.modules, options_of(arguments))
    watched, absent = cache.watch(read.files)
    if program.file:
        watched.append(program.file)
    if arguments.key and read.can_be_watched and "\n" not in program.name:
        kept.add_manifest(arguments.key, cache.manifest(path, image, watched, absent, program.argv0, read.modules))
        cache.prune(kept.path)
    return cache.manifest(path, image, program=program.argv0)


def report(manifest: str, descriptor: int) -> None:
    with open(descriptor, "wb") as pipe:
        pipe.write(os.fsencode(manifest))


def fail(message: str, status: int = 1) -> int:
    print(f"dwarfpython: {message}", file=sys.stderr)
    return status


def internal_error(error: Exception, name: str) -> str:
    """A fault of the compiler: where it is, and how to see more of it. DPY_DEBUG=1 shows the whole stack."""
    if os.environ.get("DPY_DEBUG"):
        raise error
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return (f"dwarfpython: internal error in {frame.name} ({frame.filename}:{frame.lineno}): "
            f"{type(error).__name__}: {error}\nThe program is not at fault. To see what the compiler made of it:\n"
            f"    DPY_DEBUG=1 dwarfpython --dump=ast,scope,ir {name}")
