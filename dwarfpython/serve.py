"""The compiler of a running program: modules that the cache does not have, and text that becomes code.

runtime/compiler.h has the messages. Fields of a request:

    module NAME PATH             -> the image of a module's source
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import traceback
from pathlib import Path

from dwarfpython import cache, modules
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
        return said(error)
    except (cache.CacheError, OSError, MemoryError) as error:
        return ["error", str(error) or "not enough memory for the compiler"]
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return ["error", f"internal error of the compiler in {frame.name} ({frame.filename}:{frame.lineno}): "
                         f"{type(error).__name__}: {error}"]


def said(error: SourceError) -> list[str]:
    """What Python has no word for is a SyntaxError as well; what is wrong with a library, an ImportError."""
    if error.kind not in ("SyntaxError", "IndentationError", "TabError", "unsupported"):
        return ["error", str(error)]
    kind = "SyntaxError" if error.kind == "unsupported" else error.kind
    start = char_offset(error.line, error.col) + 1
    end = char_offset(error.line, error.end) + 1 if error.end is not None else start
    line = error.line + "\n" if error.line else ""
    return ["syntax", kind, error.message, error.filename, str(error.lineno), str(start), str(error.lineno), str(end), line]


def compile_module(store: cache.Store, options: Options, name: bytes, path: bytes) -> list[str]:
    return [modules.image(os.fsdecode(name), Path(os.fsdecode(path)), options)]


REQUESTS = {b"module": compile_module}
