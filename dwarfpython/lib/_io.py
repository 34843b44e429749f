"""The builtin `open`. The names of the module io stand here, in _io_base and in _io_text."""

import c
from _system import fspath
from _io_base import (DEFAULT_BUFFER_SIZE, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO,
                      FileIO,
                      UnsupportedOperation, flush_all)
from _io_text import StringIO, TextIOWrapper


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        file = fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    binary = check_mode(mode, encoding, errors, newline)
    if binary and buffering == 1:
        buffering = -1
    if not binary and buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    flush_all()
    raw = FileIO(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    try:
        return wrapped(raw, mode, binary, buffering, encoding, errors, newline)
    except BaseException:
        raw.close()
        raise


def check_mode(mode, encoding, errors, newline):
    """Whether the mode is binary; ValueError if it is none."""
    if any([letter not in "rwaxbt+" for letter in mode]) or len(set(mode)) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in mode and "b" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = sum([letter in mode for letter in "rwax"])
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if kinds == 0:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if "b" not in mode:
        return False
    for value, what in ((encoding, "an encoding"), (errors, "an errors"), (newline, "a newline")):
        if value is not None:
            raise ValueError(f"binary mode doesn't take {what} argument")
    return True


def wrapped(raw, mode, binary, buffering, encoding, errors, newline):
    """The file with what the mode asks for around it."""
    if buffering == 0:
        return raw
    terminal = buffering < 0 and raw.isatty()
    line_buffering = buffering == 1 or terminal
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
    buffer = kind(raw, size)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
    text.mode = mode
    return text


def native_open(file, mode="r", *rest, **keywords):
    """`open` in a module that has libc's names: with flags, which are an int, it is C's."""
    if isinstance(mode, int):
        return c.open(file, mode, *rest)
    return open(file, mode, *rest, **keywords)


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    return "locale" if encoding is None else encoding
