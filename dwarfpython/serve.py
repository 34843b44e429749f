"""The compiler of a running program: modules that the cache does not have, and text that becomes code.

runtime/compiler.h has the messages. Fields of a request:

    module NAME PATH             -> the image of a module's source
    text KEY MODE FILENAME CONTEXT LIBRARIES TEXT
                                 -> the image of text for exec, eval or single, kept by the key; names of the libraries count, as they
                                    do in the module whose file is CONTEXT
    frames IMAGE                 -> the file that describes an image's frames (dwarf/frames.py)
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import traceback
from dataclasses import replace
from pathlib import Path

from dwarfpython import cache, inputs, modules, paths
from dwarfpython.driver import Compilation, new_names
from dwarfpython.dwarf.errors import DescriptionError
from dwarfpython.dwarf.frames import describe_frames
from dwarfpython.errors import SourceError, char_offset
from dwarfpython.options import Options

HEADER = struct.Struct("<I")


def serve(descriptor: int, store: cache.Store, options: Options) -> int:
    """Answers until the program ends. The process that was started ends at once, so that the program has no child of this."""
    if os.fork():
        os._exit(0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)     # Ctrl-C is for the program
    with socket.socket(fileno=descriptor) as connection:
        while request := receive(connection):
            connection.sendall(packed(answer(request, store, options)))
    return 0


def receive(connection: socket.socket) -> list[bytes] | None:
    header = connection.recv(HEADER.size, socket.MSG_WAITALL)
    if len(header) < HEADER.size:
        return None
    length, = HEADER.unpack(header)
    data = b""
    while len(data) < length and (part := connection.recv(length - len(data))):
        data += part
    return data.split(b"\0")[:-1] or None


def packed(fields: list[str]) -> bytes:
    data = b"".join(os.fsencode(field.replace("\0", "\\0")) + b"\0" for field in fields)
    return HEADER.pack(len(data)) + data


def answer(request: list[bytes], store: cache.Store, options: Options) -> list[str]:
    what, *arguments = request
    cache.look_again()
    try:
        return ["ok", *REQUESTS[what](store, options, *arguments)]
    except SourceError as error:
        return said(error, "" if arguments[1:2] == [b"eval"] else "\n")
    except (cache.CacheError, DescriptionError, OSError, MemoryError) as error:
        return ["error", str(error) or "not enough memory for the compiler"]
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return ["error", f"internal error of the compiler in {frame.name} ({frame.filename}:{frame.lineno}): "
                         f"{type(error).__name__}: {error}"]


def said(error: SourceError, line_end: str) -> list[str]:
    """What Python has no word for is a SyntaxError as well; what is wrong with a library, an ImportError."""
    if error.kind not in ("SyntaxError", "IndentationError", "TabError", "unsupported"):
        return ["error", str(error)]
    kind = "SyntaxError" if error.kind == "unsupported" else error.kind
    start = char_offset(error.line, error.col) + 1
    end = char_offset(error.line, error.end) + 1 if error.end is not None else start
    line = error.line + line_end if error.line else ""
    return ["syntax", kind, error.message, error.filename, str(error.lineno), str(start), str(error.lineno), str(end), line]


def compile_module(store: cache.Store, options: Options, name: bytes, path: bytes) -> list[str]:
    return [modules.image(os.fsdecode(name), Path(os.fsdecode(path)), options)]


def compile_text(store: cache.Store, options: Options, key: bytes, mode: bytes, filename: bytes, context: bytes, libraries: bytes,
                 text: bytes) -> list[str]:
    name = os.fsdecode(filename)
    options = replace(options, listing=str(store.add_source(text)))
    with inputs.recorded() as read:
        inputs.add(paths.native(paths.RUNTIME))
        names = new_names(os.fsdecode(context) or "<string>", options)
        for library in filter(None, map(names.find_library, os.fsdecode(libraries).split())):
            names.open(library)
        code = Compilation(name, "<text>", options, names=names, text=mode.decode(), interactive=mode == b"single").run(text)
        image = store.add_image(code)
    modules.compile_ahead(read.modules, options)
    watched, absent = cache.watch(read.files)
    if read.can_be_watched:
        store.add_manifest(key.decode(), cache.manifest(image, code, watched, absent, modules=read.modules))
    return [str(image)]


def frames_of(store: cache.Store, options: Options, image: bytes) -> list[str]:
    path = Path(os.fsdecode(image))
    return [str(store.add_frames(path.stem, describe_frames(str(path)).encode("utf-8", "surrogateescape")))]


REQUESTS = {b"module": compile_module, b"text": compile_text, b"frames": frames_of}
