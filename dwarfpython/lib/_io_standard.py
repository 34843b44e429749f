"""What sys.stdin, sys.stdout and sys.stderr have besides reading and writing text, and their files of bytes.

The streams are C's own FILEs. Reading and writing of text is the runtime's (runtime/file.c); what stands here is imported when a
program first asks for it. All goes through stdio, so that its order with what C writes is right.
"""

import c
import sys
from _io_base import BufferedIOBase, UnsupportedOperation, bytes_of, readable_size
from _io_text import TextIOBase, check_newline
from _system import failed

NAMES = ("<stdin>", "<stdout>", "<stderr>")


def native(number):
    return (c.stdin, c.stdout, c.stderr)[number]


class StandardBytes(BufferedIOBase):
    """The bytes of a standard stream."""

    __module__ = "_io"

    def __init__(self, number):
        self.number, self.name, self.mode = number, NAMES[number], "wb" if number else "rb"

    def __repr__(self):
        return f"<_io.{'BufferedWriter' if self.number else 'BufferedReader'} name={self.name!r}>"

    @property
    def raw(self):
        from _io_base import FileIO
        return FileIO(self.number, self.mode, False)

    def fileno(self): return self.number
    def isatty(self): return c.isatty(self.number) == 1
    def readable(self): return self.number == 0
    def writable(self): return self.number != 0
    def seekable(self): return c.lseek(self.number, 0, SEEK_CUR) >= 0

    def write(self, b, /):
        data = bytes_of(b)
        if not self.number:
            raise UnsupportedOperation("write")
        if c.fwrite(data, 1, len(data), native(self.number)) != len(data) or self.number == 2 and c.fflush(native(2)):
            failed()
        return len(data)

    def flush(self):
        if self.number and c.fflush(native(self.number)):
            failed()

    def read(self, size=-1, /):
        if self.number:
            raise UnsupportedOperation("read")
        size, parts, wanted = readable_size(size), [], 65536
        while size != 0:
            wanted = 65536 if size < 0 else min(size, 65536)
            data = bytes(wanted)
            got = c.fread(data, 1, wanted, native(0))
            parts.append(data[:got])
            size -= got if size > 0 else 0
            if got < wanted:
                break
        return b"".join(parts)

    def read1(self, size=-1, /):
        return self.read(size) if size >= 0 else self.readline() or b""

    def readline(self, size=-1, /):
        if self.number:
            raise UnsupportedOperation("read")
        limit, line = readable_size(size), []
        while limit != len(line) and (byte := c.fgetc(native(0))) != EOF:
            line.append(byte)
            if byte == 10:
                break
        return bytes(line)

    def tell(self):
        at = c.ftell(native(self.number))
        if at < 0:
            failed()
        return at

    def seek(self, offset, whence=0, /):
        if c.fseek(native(self.number), offset, whence) < 0:
            failed()
        return self.tell()

    def close(self):
        self.flush()


class StandardText(TextIOBase):
    """What a stream has that the runtime does not know."""

    def __init__(self, stream, number):
        self.stream, self.number, self.name, self.mode = stream, number, NAMES[number], "w" if number else "r"
        self.encoding, self.errors, self.newlines = "utf-8", "backslashreplace" if number == 2 else "strict", None
        self.buffer = StandardBytes(number)
        self.line_buffering, self.write_through = c.isatty(number) == 1 or number == 2, False

    def readable(self): return self.number == 0
    def writable(self): return self.number != 0
    def seekable(self): return self.buffer.seekable()
    def tell(self): return self.buffer.tell()
    def seek(self, offset, whence=0, /): return self.buffer.seek(offset, whence)
    def close(self): self.stream.flush()
    def __enter__(self): return self.stream

    def detach(self):
        self.stream.flush()
        return self.buffer

    def writelines(self, lines, /):
        for line in lines:
            self.stream.write(line)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        """How a text is encoded does not change: it is UTF-8."""
        check_newline(newline)
        if encoding is not None and encoding.lower().replace("-", "").replace("_", "") not in ("utf8", "u8"):
            raise UnsupportedOperation(f"standard streams are in utf-8, not {encoding}")
        self.stream.flush()
        self.errors = errors or self.errors
        if line_buffering is not None:
            self.line_buffering = bool(line_buffering)
            c.setvbuf(native(self.number), None, _IOLBF if line_buffering else _IOFBF, 0)


known = {}
PUBLIC = ("encoding", "errors", "newlines", "buffer", "name", "mode", "line_buffering", "write_through", "closed",
          "readable", "writable",
          "seekable", "tell", "seek", "truncate", "close", "detach", "writelines", "reconfigure", "__enter__",
          "__exit__")


def attribute(stream, name):
    if name not in PUBLIC:
        return NotImplemented
    number = stream.fileno()
    if number not in known:
        known[number] = StandardText(stream, number)
    return getattr(known[number], name)
