"""Files of text: a decoder, an encoder and the ends of lines, over a file of bytes; and text in memory."""

from _io_base import IOBase, UnsupportedOperation, keep_unflushed, readable_size, unflushed

OTHER_LINE_ENDS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028",
                   "\u2029")     # where splitlines() splits, and files do not


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None

    def read(self, size=-1, /): self.unsupported("read")
    def readline(self, size=-1, /): self.unsupported("readline")
    def write(self, s, /): self.unsupported("write")
    def detach(self): self.unsupported("detach")


# Ends of lines

def universal_lines(text):
    """Split after "\\n", "\\r" and "\\r\\n", which stay."""
    lines = []
    for line in kept_lines(text, "\n"):
        parts = kept_lines(line, "\r")
        if len(parts) > 1 and parts[-1] == "\n":
            parts[-2:] = [parts[-2] + "\n"]
        lines += parts
    return lines


def kept_lines(text, end):
    """Split after `end`, which stays."""
    lines = text.split(end)
    last = lines.pop()
    lines = [line + end for line in lines]
    if last:
        lines.append(last)
    return lines


def unix_lines(text):
    """kept_lines(text, "\\n"), quickly where nothing else ends a line."""
    if "\r" in text:
        return kept_lines(text, "\n")
    for end in OTHER_LINE_ENDS[:5] if text.isascii() else OTHER_LINE_ENDS:
        if end in text:
            return kept_lines(text, "\n")
    return text.splitlines(True)


def split_lines(text, newline):
    if newline is None or newline == "\n":
        return unix_lines(text)
    if newline == "":
        return universal_lines(text) if "\r" in text else unix_lines(text)
    return kept_lines(text, newline)


def translated(text):
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class NewlinesSeen:
    """Which ends of lines a text had, as the attribute `newlines` tells."""

    def __init__(self):
        self.seen = set()

    def look(self, text):
        if len(self.seen) == 3 or "\n" not in text and "\r" not in text:
            return
        if "\r" not in text:
            self.seen.add("\n")
            return
        pairs = text.count("\r\n")
        for end, count in (("\r\n", pairs), ("\r", text.count("\r") - pairs), ("\n", text.count("\n") - pairs)):
            if count:
                self.seen.add(end)

    def told(self):
        found = tuple([end for end in ("\r", "\n", "\r\n") if end in self.seen])
        return found[0] if len(found) == 1 else found or None


class IncrementalNewlineDecoder:
    """Text in pieces, with "\\n" for every end of a line. A "\\r" at the end of a piece waits for the next."""

    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder, self.translate, self.errors = decoder, translate, errors
        self._seen, self._waits = NewlinesSeen(), False

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final)
        if self._waits and (text or final):
            text, self._waits = "\r" + text, False
        if text.endswith("\r") and not final:
            text, self._waits = text[:-1], True
        self._seen.look(text)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text

    def getstate(self):
        data, flag = (b"", 0) if self.decoder is None else self.decoder.getstate()
        return data, flag << 1 | self._waits

    def setstate(self, state, /):
        data, flag = state
        self._waits = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen, self._waits = NewlinesSeen(), False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        return self._seen.told()


def check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f"open() argument 'newline' must be str or None, not {type(newline).__name__}")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")


# Encodings

def plain_name(encoding):
    return encoding.lower().replace("-", "").replace("_", "").replace(" ", "")


MARKS = {"utf16": b"\xff\xfe", "utf32": b"\xff\xfe\0\0", "utf8sig": b"\xef\xbb\xbf"}


def byte_order(name, data):
    """The encoding that a text in utf-16 or utf-32 begins with, and the size of the mark that says so."""
    marks = {"utf16": ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
             "utf32": ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
             "utf8sig": ((b"\xef\xbb\xbf", "utf-8"),)}[name]
    for mark, encoding in marks:
        if data.startswith(mark):
            return encoding, len(mark)
    return marks[0][1], 0


def whole_size(name, data):
    """How many of the bytes can be decoded before more come: a code point may be cut at the end."""
    n = len(data)
    if name == "utf8":
        at = n - 1
        while at >= 0 and n - at < 4 and data[at] & 0xC0 == 0x80:
            at -= 1
        if at >= 0 and data[at] >= 0xC0 and n - at < (2 if data[at] < 0xE0 else 3 if data[at] < 0xF0 else 4):
            return at
        return n
    if name.startswith("utf32"):
        return n - n % 4
    if name.startswith("utf16"):
        n -= n % 2
        high = data[n - 1 if name == "utf16le" else n - 2] if n else 0
        return n - 2 if 0xD8 <= high <= 0xDB else n
    return n


class Decoder:
    """Bytes that come in pieces, as text."""

    def __init__(self, encoding, errors):
        self.given, self.errors = encoding, errors
        self.reset()

    def reset(self):
        self.encoding, self.name, self.rest = self.given, plain_name(self.given), b""

    def decode(self, data, final=False):
        if self.rest:
            data = self.rest + data
        if self.name in MARKS:
            if len(data) < 4 and not final:
                self.rest = data
                return ""
            self.encoding, size = byte_order(self.name, data)
            self.name, data = plain_name(self.encoding), data[size:]
        size = len(data) if final else whole_size(self.name, data)
        self.rest = data[size:]
        return (data if size == len(data) else data[:size]).decode(self.encoding, self.errors)


class TextIOWrapper(TextIOBase):
    """Lines that are decoded and not read yet lie in `_lines` from `_next` on; `_rest` follows, a line whose end was not seen yet.

    `_raw_lines` are the same lines before their ends were translated, where that changed any: tell() needs their sizes.
    """

    __module__ = "_io"
    _CHUNK_SIZE = 8192

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        check_newline(newline)
        for value, what in ((encoding, "encoding"), (errors, "errors")):
            if value is not None and not isinstance(value, str):
                raise TypeError(f"TextIOWrapper() argument '{what}' must be str or None, not {type(value).__name__}")
        self._buffer = buffer
        self._encoding = "UTF-8" if encoding is None or encoding == "locale" else encoding
        self._errors = "strict" if errors is None else errors
        "".encode(self._encoding), b"".decode(self._encoding)
        self._line_buffering, self._write_through = line_buffering, write_through
        self._can_read, self._can_write, self._seekable = buffer.readable(), buffer.writable(), buffer.seekable()
        self._telling = self._seekable
        self._newlines, self._pending, self._pending_size = NewlinesSeen(), [], 0
        self.use_newline(newline)
        self.use_encoding()
        self._marked = self._name not in MARKS or self._can_write and self._seekable and buffer.tell() != 0
        self.drop_text()

    def use_newline(self, newline):
        self._newline = newline
        self._line_end = newline if newline == "\r" or newline == "\r\n" else None

    def use_encoding(self):
        """`_wire_encoding` is what follows the mark that tells the order of bytes."""
        self._decoder, self._name = Decoder(self._encoding, self._errors), plain_name(self._encoding)
        self._wire_encoding = {"utf16": "utf-16-le", "utf32": "utf-32-le",
                               "utf8sig": "utf-8"}.get(self._name, self._encoding)

    def drop_text(self):
        self._lines, self._next, self._rest, self._raw_lines, self._held = [], 0, "", None, ""
        self._ended = False

    # What it is

    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    buffer = property(lambda self: self._buffer)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    newlines = property(lambda self: self._newlines.told() if self._newline in (None, "") else None)
    closed = property(lambda self: self._buffer.closed)
    name = property(lambda self: self._buffer.name)

    def __repr__(self):
        named = f" name={self.name!r}" if hasattr(self._buffer, "name") else ""
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper{named}{mode} encoding={self._encoding!r}>"

    def readable(self): return self._buffer.readable()
    def writable(self): return self._buffer.writable()
    def seekable(self): return self._buffer.seekable()
    def fileno(self): return self._buffer.fileno()
    def isatty(self): return self._buffer.isatty()

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        if (encoding is not None or errors is not None or newline is not Ellipsis) and (self._lines or self._rest):
            self.unsupported("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
        if encoding is not None or errors is not None:
            self._errors = errors or ("strict" if encoding is not None else self._errors)
            self._encoding = self._encoding if encoding is None else encoding
            self.use_encoding()
        if newline is not Ellipsis:
            check_newline(newline)
            self.use_newline(newline)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    # Writing

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        pending = self._pending
        if not pending:
            self.begin_writing()
        if not text.isascii():
            text.encode(self._wire_encoding, self._errors)       # what cannot be written is said now
        if not pending:
            keep_unflushed(self)
        pending.append(text)
        size = self._pending_size = self._pending_size + len(text)
        if size > self._CHUNK_SIZE or self._write_through:
            self.write_pending()
        elif self._line_buffering and ("\n" in text or "\r" in text):
            self.flush()
        return len(text)

    def begin_writing(self):
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._can_write:
            raise UnsupportedOperation("not writable")
        self.drop_text()

    def write_pending(self):
        text = "".join(self._pending)
        self._pending, self._pending_size = [], 0
        unflushed.pop(id(self), None)
        if self._line_end is not None:
            text = text.replace("\n", self._line_end)
        data = text.encode(self._wire_encoding, self._errors)
        if not self._marked:
            self._marked, data = True, MARKS[self._name] + data
        self._buffer.write(data)

    def flush(self):
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if self._pending:
            self.write_pending()
        self._telling = self._seekable
        self._buffer.flush()

    def close(self):
        if self._buffer is None or self._buffer.closed:
            return
        try:
            if self._pending:
                self.write_pending()
        finally:
            self._buffer.close()

    def detach(self):
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    # Reading

    def check_reading(self):
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._can_read:
            raise UnsupportedOperation("not readable")
        if self._pending:
            self.flush()

    def refill(self):
        """Decodes one more piece of the file; false at its end, when all that is left is in `_rest`."""
        data = self._buffer.read1(self._CHUNK_SIZE if self._can_write else 4 * self._CHUNK_SIZE)
        text = self._held + self._decoder.decode(data, not data)
        self._held = ""
        if not data and not text:
            return False
        if text[-1:] == "\r" and data and self._newline != "\n":
            self._held, text = "\r", text[:-1]
        self.take(text)
        return bool(data)

    def take(self, text):
        """Text that follows `_rest`, split into lines; `_lines` has been read."""
        raw = self._rest + text if self._rest else text
        if self._newline is None and "\r" in text:
            self._newlines.look(text)
            self._raw_lines = universal_lines(raw)
            lines = unix_lines(translated(raw))
        else:
            if self._newline is None or self._newline == "":
                self._newlines.look(text)
            self._raw_lines = None
            lines = split_lines(raw, self._newline)
        self._rest = lines.pop() if lines and not self.is_whole(lines[-1]) else ""
        self._lines, self._next = lines, 0

    def is_whole(self, line):
        if self._newline == "":
            return line[-1] == "\n" or line[-1] == "\r"
        return line.endswith(self._newline or "\n")

    def __next__(self):
        at = self._next
        if at < len(self._lines):
            self._next = at + 1
            return self._lines[at]
        self.check_reading()
        self._telling = False
        line = self.next_line()
        if not line:
            self._telling = self._seekable
            raise StopIteration
        return line

    def next_line(self):
        parts = []
        while self._next == len(self._lines):
            more = self.refill()
            if self._next == len(self._lines):
                if not more:
                    line, self._rest = "".join(parts) + self._rest, ""
                    return line
                if len(self._rest) > self._CHUNK_SIZE and self._newline != "\r\n":
                    parts.append(self._rest)      # a long line is not looked through again and again
                    self._rest = ""
        line = self._lines[self._next]
        self._next += 1
        return "".join(parts) + line if parts else line

    def readline(self, size=-1, /):
        limit = readable_size(size)
        self.check_reading()
        line = self.next_line()
        if 0 <= limit < len(line):
            self.unread(line, limit)
            line = line[:limit]
        return line

    def unread(self, line, size):
        """The line was taken; all but its first characters are to be read again."""
        if self._next and self._lines[self._next - 1] == line:
            self._next -= 1
            self._lines[self._next] = line[size:]
            if self._raw_lines:
                self._raw_lines[self._next] = self._raw_lines[self._next][size:]
        else:
            self._lines[:self._next] = [line[size:]]
            self._next, self._raw_lines = 0, None

    def read(self, size=-1, /):
        size = readable_size(size)
        self.check_reading()
        if size < 0:
            return self.read_all()
        parts = []
        while size > 0:
            if self._next == len(self._lines):
                if len(self._rest) >= size or not self.refill() and self._next == len(self._lines):
                    parts.append(self._rest[:size])
                    self._rest = self._rest[size:]
                    break
                continue
            line = self._lines[self._next]
            self._next += 1
            if len(line) > size:
                self.unread(line, size)
                line = line[:size]
            parts.append(line)
            size -= len(line)
        return "".join(parts)

    def read_all(self):
        unread = self._lines[self._next:]
        unread.append(self._rest)
        text = self._held + self._decoder.decode(self._buffer.read(), True)
        if self._newline is None or self._newline == "":
            self._newlines.look(text)
        if self._newline is None:
            text = translated(text)
        self.drop_text()
        self._telling = self._seekable
        unread.append(text)
        return "".join(unread) if len(unread) > 2 or unread[0] else text

    # Places

    def tell(self):
        self.check_open()
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        unread = "".join((self._raw_lines or self._lines)[self._next:len(self._lines)]) + self._rest + self._held
        size = len(unread.encode(self._decoder.encoding, self._errors)) if unread else 0
        return self._buffer.tell() - len(self._decoder.rest) - size

    def seek(self, cookie, whence=0, /):
        self.check_open()
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        if whence == 1:
            cookie, whence = self.tell(), 0
        self.flush()
        self.drop_text()
        at = self._buffer.seek(cookie, whence)
        self._decoder.rest = b""
        if at == 0:
            self._decoder.reset()
        if self._name in MARKS:
            self._marked = at != 0
        return at

    def truncate(self, pos=None, /):
        self.flush()
        return self._buffer.truncate(self.tell() if pos is None else pos)


class StringIO(TextIOBase):
    """Text in memory: `_text`, then `_parts` that were appended since."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline, self._newlines = newline, NewlinesSeen()
        self._text, self._at, self._parts = self.stored(initial_value or ""), 0, []

    newlines = property(lambda self: self._newlines.told() if self._newline in (None, "") else None)
    line_buffering = property(lambda self: False)

    def stored(self, text):
        if self._newline is None or self._newline == "":
            self._newlines.look(text)
        if self._newline is None:
            return translated(text)
        return text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text

    def whole(self):
        self.check_open()
        if self._parts:
            self._text = "".join([self._text, *self._parts])
            self._parts = []
        return self._text

    def check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def is_open(self):
        self.check_open()
        return True

    def readable(self): return self.is_open()
    def writable(self): return self.is_open()
    def seekable(self): return self.is_open()
    def flush(self): self.check_open()
    def getvalue(self): return self.whole()

    def close(self):
        self._closed, self._text, self._parts = True, "", []

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._closed:
            raise ValueError("I/O operation on closed file")
        part = text if self._newline == "\n" else self.stored(text)
        if self._parts or self._at == len(self._text):
            self._parts.append(part)
        elif part:
            before = self._text + "\0" * (self._at - len(self._text))
            self._text = before[:self._at] + part + before[self._at + len(part):]
        self._at += len(part)
        return len(text)

    def read(self, size=-1, /):
        text, size, at = self.whole(), readable_size(size), self._at
        result = text[at:] if size < 0 else text[at:at + size]
        self._at = at + len(result)
        return result

    def readline(self, size=-1, /):
        text, limit, at = self.whole(), readable_size(size), self._at
        end = self.line_end(text, at)
        if limit >= 0:
            end = min(end, at + limit)
        result = text[at:end]
        self._at = at + len(result)
        return result

    def line_end(self, text, at):
        if self._newline == "":
            feed, back = text.find("\n", at), text.find("\r", at)
            if back >= 0 and (feed < 0 or back < feed):
                return back + 1 + (feed == back + 1)
            return feed + 1 or len(text)
        end = self._newline or "\n"
        found = text.find(end, at)
        return len(text) if found < 0 else found + len(end)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self.check_open()
        return self._at

    def seek(self, pos, whence=0, /):
        text = self.whole()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = (pos, self._at, len(text))[whence]
        return self._at

    def truncate(self, pos=None, /):
        text = self.whole()
        pos = self._at if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = text[:pos]
        return pos
