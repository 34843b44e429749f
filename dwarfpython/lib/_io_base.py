"""Files of bytes: what all files have in common, the descriptor as a file, and buffers before it.

Whoever holds bytes that the system does not have yet stands in `unflushed`. They are written when the program ends, and before a
file is opened: a file that is dropped without being closed is not closed at once.
"""

import c
import sys
from _system import failed, fspath

DEFAULT_BUFFER_SIZE = 8192
READ_AHEAD = 65536

unflushed = {}
at_exit = []


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def keep_unflushed(file):
    unflushed[id(file)] = file
    if not at_exit:
        at_exit.append(True)
        c.atexit(flush_at_exit)


def flush_all():
    for file in list(unflushed.values()):
        file.flush()


def flush_at_exit():
    at_exit.clear()
    for file in list(unflushed.values()):
        try:
            file.flush()
        except (OSError, ValueError):
            pass


def bytes_of(data):
    """What is written, as bytes."""
    if isinstance(data, bytes):
        return data
    if type(data).__name__ not in ("bytearray", "memoryview", "array", "mmap"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data.tobytes() if hasattr(data, "tobytes") else bytes(data)


def readable_size(size):
    """The argument of read(): None and negative numbers mean everything."""
    if size is None:
        return -1
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return size.__index__()


class FileType(type):
    """The standard streams are files too, though they are C's."""

    def __instancecheck__(cls, instance):
        kind = type(instance)
        return issubclass(kind, cls) or kind is StandardStream and cls.__name__ in ("TextIOWrapper", "TextIOBase", "IOBase")


StandardStream = type(sys.__stdout__)


class IOBase(metaclass=FileType):
    __module__ = "io"
    _closed = False

    def unsupported(self, what):
        raise UnsupportedOperation(what)

    def check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self.check_open()

    def fileno(self): self.unsupported("fileno")
    def seek(self, offset, whence=0, /): self.unsupported("seek")
    def truncate(self, pos=None, /): self.unsupported("truncate")

    def tell(self):
        return self.seek(0, 1)

    def isatty(self):
        self.check_open()
        return False

    def seekable(self): return False
    def readable(self): return False
    def writable(self): return False

    def _checkClosed(self, msg=None):
        self.check_open()

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if msg is None else msg)

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable." if msg is None else msg)

    def __enter__(self):
        self.check_open()
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        self.check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        limit, line = readable_size(size), []
        while limit < 0 or len(line) < limit:
            byte = self.read(1)
            if not byte:
                break
            line.append(byte)
            if byte == b"\n":
                break
        return b"".join(line)

    def readlines(self, hint=-1, /):
        limit, lines, size = readable_size(hint), [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if 0 < limit <= size:
                break
        return lines

    def writelines(self, lines, /):
        self.check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1, /):
        size = readable_size(size)
        if size < 0:
            return self.readall()
        memory = bytearray(size)
        got = self.readinto(memory)
        return None if got is None else bytes(memory[:got])

    def readall(self):
        parts = []
        while part := self.read(READ_AHEAD):
            parts.append(part)
        return b"".join(parts)


class FileIO(RawIOBase):
    """A file descriptor."""

    __module__ = "_io"

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self._closed = True
        flags = self.flags_of(mode)
        self.name, self.closefd, self.fd = file, closefd, -1
        if isinstance(file, int) and not isinstance(file, bool):
            if file < 0:
                raise ValueError("negative file descriptor")
            self.fd = int(file)
            if c.fcntl(self.fd, F_GETFD) < 0:
                failed()
        elif not closefd:
            raise ValueError("Cannot use closefd=False with file name")
        else:
            self.fd = self.opened(file, flags, opener)
        self._closed = False
        self.refuse_folder(file)
        if "a" in mode:
            c.lseek(self.fd, 0, SEEK_END)

    def flags_of(self, mode):
        self.mode_given = mode
        plain = mode.replace("b", "")
        kinds = [letter for letter in plain if letter in "rwax"]
        if len(kinds) != 1 or len(plain) > 1 + ("+" in plain) or any([letter not in "rwax+" for letter in plain]):
            if any([letter not in "rwaxb+" for letter in mode]):
                raise ValueError(f"invalid mode: {mode}")
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        self.can_read, self.can_write = "r" in mode or "+" in mode, "r" not in mode or "+" in mode
        flags = O_RDWR if self.can_read and self.can_write else O_RDONLY if self.can_read else O_WRONLY
        return flags | O_CLOEXEC | {"r": 0, "w": O_CREAT | O_TRUNC, "a": O_CREAT | O_APPEND,
                                    "x": O_CREAT | O_EXCL}[kinds[0]]

    def opened(self, file, flags, opener):
        path = path_of(file)
        if opener is not None:
            fd = opener(path, flags)
            if not isinstance(fd, int):
                raise TypeError("expected integer from opener")
            if fd < 0:
                raise ValueError(f"opener returned {fd}")
            return fd
        text = path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path
        while True:
            fd = c.open(text, flags, 0o666)
            if fd >= 0:
                return fd
            if errno == EMFILE and collect_files():
                continue
            if errno != EINTR:
                failed(file)

    def refuse_folder(self, file):
        found = c.struct.stat()
        if c.fstat(self.fd, found) == 0 and found.st_mode & S_IFMT == S_IFDIR:
            c.errno = EISDIR
            if self.closefd:
                c.close(self.fd)
            self._closed = True
            c.errno = EISDIR
            failed(file)

    @property
    def mode(self):
        if "x" in self.mode_given:
            return "xb+" if self.can_read else "xb"
        if "a" in self.mode_given:
            return "ab+" if self.can_read else "ab"
        return "rb+" if self.can_read and self.can_write else "rb" if self.can_read else "wb"

    def check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def __repr__(self):
        if self._closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def fileno(self):
        self.check_open()
        return self.fd

    def isatty(self):
        self.check_open()
        return c.isatty(self.fd) == 1

    def readable(self):
        self.check_open()
        return self.can_read

    def writable(self):
        self.check_open()
        return self.can_write

    def seekable(self):
        self.check_open()
        return c.lseek(self.fd, 0, SEEK_CUR) >= 0

    def close(self):
        if not self._closed:
            self._closed = True
            if self.closefd and c.close(self.fd) < 0:
                failed()

    def __del__(self):
        self.close()

    def check_readable(self):
        self.check_open()
        if not self.can_read:
            raise UnsupportedOperation("File not open for reading")

    def read(self, size=-1, /):
        self.check_readable()
        size = readable_size(size)
        if size < 0:
            return self.readall()
        if size == 0:
            return b""
        data = bytes(size)
        while (got := c.read(self.fd, data, size)) < 0:
            if errno == EAGAIN:
                return None
            if errno != EINTR:
                failed()
        return data if got == size else data[:got]

    def readall(self):
        self.check_readable()
        size, parts = self.rest(), []
        while part := self.read(size):
            parts.append(part)
            size = READ_AHEAD
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def rest(self):
        """How much to ask for: one byte more than the file seems to have."""
        found = c.struct.stat()
        at = c.lseek(self.fd, 0, SEEK_CUR)
        if at < 0 or c.fstat(self.fd, found) < 0 or found.st_size <= at:
            return READ_AHEAD
        return found.st_size - at + 1

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, b, /):
        self.check_open()
        if not self.can_write:
            raise UnsupportedOperation("File not open for writing")
        data = bytes_of(b)
        while (done := c.write(self.fd, data, len(data))) < 0:
            if errno == EAGAIN:
                return None
            if errno != EINTR:
                failed()
        return done

    def seek(self, offset, whence=0, /):
        self.check_open()
        at = c.lseek(self.fd, offset, whence)
        if at < 0:
            failed()
        return at

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def truncate(self, size=None, /):
        self.check_open()
        if not self.can_write:
            raise UnsupportedOperation("File not open for writing")
        size = self.tell() if size is None else size
        if c.ftruncate(self.fd, size) < 0:
            failed()
        return size


def path_of(file):
    path = fspath(file)
    if ("\0" if isinstance(path, str) else b"\0") in path:
        raise ValueError("embedded null byte")
    return path


def collect_files():
    """Files that nobody refers to any more may still hold descriptors. Whether there is one to be had now."""
    import gc
    gc.collect()
    fd = c.dup(0)
    if fd >= 0:
        c.close(fd)
    else:
        c.errno = EMFILE
    return fd >= 0


class BufferedIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1, /): self.unsupported("read")
    def read1(self, size=-1, /): self.unsupported("read1")
    def write(self, b, /): self.unsupported("write")
    def detach(self): self.unsupported("detach")

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)


class Buffered(BufferedIOBase):
    """What readers and writers do alike: they stand before a raw file."""

    __module__ = "_io"

    def attach(self, raw, buffer_size):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw, self.buffer_size = raw, buffer_size

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._raw.closed

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    def check_seek(self, whence):
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if self._raw.closed:
            raise ValueError("seek of closed file")
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def fileno(self): return self._raw.fileno()
    def isatty(self): return self._raw.isatty()
    def seekable(self): return self._raw.seekable()
    def readable(self): return self._raw.readable()
    def writable(self): return self._raw.writable()

    def flush(self):
        self.check_open()

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def detach(self):
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def __repr__(self):
        named = f" name={self.name!r}" if hasattr(self._raw, "name") else ""
        return f"<{type(self).__module__}.{type(self).__qualname__}{named}>"


class Reading:
    """The half of a buffer that reads: what lies in `_data` from `_at` on is read next."""

    __module__ = "_io"

    def refill(self, size):
        """One read from the raw file, of at least `size` bytes if it has them; what was not read yet stays."""
        part = self._raw.read(max(size, self.buffer_size))
        if part:
            self._data = self._data[self._at:] + part if self._at < len(self._data) else part
            self._at = 0
        return part

    def check_reading(self, what):
        if self._raw.closed:
            raise ValueError(f"{what} of closed file")

    def read(self, size=-1, /):
        self.check_reading("read")
        size = readable_size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        if size < 0:
            return self.read_all()
        data, at = self._data, self._at
        if len(data) - at >= size:
            self._at = at + size
            return data[at:at + size]
        parts, wanted = [data[at:]], size - len(data) + at
        self._data, self._at = b"", 0
        while wanted > 0:
            part = self._raw.read(max(wanted, self.buffer_size))
            if not part:
                if part is None and len(parts) == 1 and not parts[0]:
                    return None
                break
            parts.append(part[:wanted])
            if len(part) > wanted:
                self._data, self._at = part, wanted
            wanted -= len(part)
        return b"".join(parts)

    def read_all(self):
        data = self._data[self._at:]
        self._data, self._at = b"", 0
        rest = self._raw.readall() if hasattr(self._raw, "readall") else self._raw.read()
        return data + rest if data and rest else rest or data

    def read1(self, size=-1, /):
        self.check_reading("read")
        if size == 0:
            return b""
        if self._at == len(self._data) and not self.refill(0 if size < 0 else size):
            return b""
        at, end = self._at, len(self._data) if size < 0 else min(len(self._data), self._at + size)
        self._at = end
        return self._data if at == 0 and end == len(self._data) else self._data[at:end]

    def peek(self, size=0, /):
        self.check_reading("peek")
        if self._at == len(self._data):
            self.refill(0)
        return self._data[self._at:]

    def readline(self, size=-1, /):
        self.check_reading("readline")
        limit = readable_size(size)
        found = self._data.find(b"\n", self._at)
        if found >= 0 and limit < 0:
            line, self._at = self._data[self._at:found + 1], found + 1
            return line
        return self.long_line(limit)

    def long_line(self, limit):
        parts, size = [], 0
        while True:
            end = self._data.find(b"\n", self._at) + 1 or len(self._data)
            if limit >= 0:
                end = min(end, self._at + limit - size)
            part, self._at = self._data[self._at:end], end
            parts.append(part)
            size += len(part)
            if size == limit or part.endswith(b"\n") or self._at == len(self._data) and not self.refill(0):
                return b"".join(parts)

    def __next__(self):
        found = self._data.find(b"\n", self._at)
        if found >= 0:
            line, self._at = self._data[self._at:found + 1], found + 1
            return line
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class BufferedReader(Reading, Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        self.attach(raw, buffer_size)
        self._data, self._at = b"", 0

    def tell(self):
        return self._raw.tell() - len(self._data) + self._at

    def seek(self, offset, whence=0, /):
        self.check_seek(whence)
        ahead = len(self._data) - self._at
        if whence == 1:
            offset -= ahead
        self._data, self._at = b"", 0
        return self._raw.seek(offset, whence)

    def truncate(self, pos=None, /):
        self.check_reading("truncate")
        self.unsupported("truncate")


class Writing:
    """The half of a buffer that writes: `_parts` are still to be written, `_size` bytes."""

    __module__ = "_io"

    def write(self, b, /):
        data = b if type(b) is bytes else bytes_of(b)
        if self._raw.closed:
            raise ValueError("write to closed file")
        if not self._parts:
            keep_unflushed(self)
        self._parts.append(data)
        self._size += len(data)
        if self._size > self.buffer_size:
            self.write_parts()
        return len(data)

    def write_parts(self):
        """Writes all that waits; what an error or a full pipe leaves goes on waiting."""
        data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        at = 0
        try:
            while at < len(data):
                done = self._raw.write(data[at:] if at else data)
                if done is None:
                    raise BlockingIOError(EAGAIN, "write could not complete without blocking", 0)
                at += done
        finally:
            self._parts = [data[at:]] if at < len(data) else []
            self._size = len(data) - at
            if not self._parts:
                unflushed.pop(id(self), None)

    def flush(self):
        if self._raw.closed:
            raise ValueError("flush of closed file")
        if self._parts:
            self.write_parts()

    def close(self):
        if self._raw.closed:
            unflushed.pop(id(self), None)
            return
        try:
            self.flush()
        finally:
            unflushed.pop(id(self), None)
            self._raw.close()

    def truncate(self, pos=None, /):
        if self._raw.closed:
            raise ValueError("truncate of closed file")
        self.flush()
        return self._raw.truncate(self.tell() if pos is None else pos)


class BufferedWriter(Writing, Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self.attach(raw, buffer_size)
        self._parts, self._size = [], 0

    def readline(self, size=-1, /): self.unsupported("read")

    def tell(self):
        return self._raw.tell() + self._size

    def seek(self, offset, whence=0, /):
        self.check_seek(whence)
        self.flush()
        return self._raw.seek(offset, whence)


class BufferedRandom(Reading, Writing, Buffered):
    """Reads and writes at one place: what was read ahead is given back before a write, what waits is written before a read."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        self.attach(raw, buffer_size)
        self._data, self._at, self._parts, self._size = b"", 0, [], 0

    def check_reading(self, what):
        Reading.check_reading(self, what)
        if self._parts:
            self.write_parts()

    def give_back(self):
        if self._at < len(self._data):
            self._raw.seek(self._at - len(self._data), 1)
        self._data, self._at = b"", 0

    def write(self, b, /):
        if self._data and not self._raw.closed:
            self.give_back()
        return Writing.write(self, b)

    def tell(self):
        return self._raw.tell() - len(self._data) + self._at + self._size

    def seek(self, offset, whence=0, /):
        self.check_seek(whence)
        self.check_reading("seek")
        self.give_back()
        return self._raw.seek(offset, whence)

    def flush(self):
        Writing.flush(self)
        self.give_back()

    def __next__(self):
        if self._parts:
            self.write_parts()
        return Reading.__next__(self)


class BufferedRWPair(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader, self.writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /): return self.reader.read(size)
    def read1(self, size=-1, /): return self.reader.read1(size)
    def peek(self, size=0, /): return self.reader.peek(size)
    def readline(self, size=-1, /): return self.reader.readline(size)
    def readinto(self, buffer, /): return self.reader.readinto(buffer)
    def write(self, b, /): return self.writer.write(b)
    def flush(self): self.writer.flush()
    def readable(self): return self.reader.readable()
    def writable(self): return self.writer.writable()
    def isatty(self): return self.reader.isatty() or self.writer.isatty()

    @property
    def closed(self):
        return self.writer.closed

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()


class BytesIO(BufferedIOBase):
    """Bytes in memory: `_data`, then `_parts` that were appended since."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data, self._at, self._parts = b"" if initial_bytes is None else bytes_of(initial_bytes), 0, []

    def check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def whole(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")
        if self._parts:
            self._data = b"".join([self._data, *self._parts])
            self._parts = []
        return self._data

    def getvalue(self):
        return self.whole()

    def getbuffer(self):
        return memoryview(self.whole())

    def readable(self): return self.is_open()
    def writable(self): return self.is_open()
    def seekable(self): return self.is_open()
    def flush(self): self.check_open()

    def is_open(self):
        self.check_open()
        return True

    def close(self):
        self._closed, self._data, self._parts = True, b"", []

    def read(self, size=-1, /):
        data, size = self.whole(), readable_size(size)
        at = self._at
        result = data[at:] if size < 0 else data[at:at + size]
        self._at = at + len(result)
        return result

    read1 = read

    def readline(self, size=-1, /):
        data, limit, at = self.whole(), readable_size(size), self._at
        end = data.find(b"\n", at) + 1 or len(data)
        if limit >= 0:
            end = min(end, at + limit)
        result = data[at:end]
        self._at = at + len(result)
        return result

    def write(self, b, /):
        self.check_open()
        part = bytes_of(b)
        if self._parts or self._at == len(self._data):
            self._parts.append(part)
        elif part:
            data = self._data + bytes(max(0, self._at - len(self._data)))
            self._data = data[:self._at] + part + data[self._at + len(part):]
        self._at += len(part)
        return len(part)

    def seek(self, pos, whence=0, /):
        data = self.whole()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = max(0, pos + (0, self._at, len(data))[whence])
        return self._at

    def tell(self):
        self.check_open()
        return self._at

    def truncate(self, size=None, /):
        data = self.whole()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        self._data = data[:size]
        return size
