"""Tracebacks as text and as data: where an exception came by, what led to it, what it says.

The places are those of the exception's traceback objects, the words those that the runtime prints of an exception that nobody catches.
"""

import _traceback
import itertools
import linecache
import sys
import textwrap

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_REPEATS = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_missing = object()


# Lists of frames

def print_list(extracted_list, file=None):
    _print(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    _print(extract_tb(tb, limit).format(), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def extract_tb(tb, limit=None):
    return StackSummary._extract(_places(tb), limit)


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(_caller(f), limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(_caller(f), limit))


def extract_stack(f=None, limit=None):
    stack = StackSummary.extract(walk_stack(_caller(f)), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Each frame from `f` outwards, with the line it is at."""
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """What has left a frame keeps nothing alive."""


def _caller(frame):
    return sys._getframe(2) if frame is None else frame


def _places(tb):
    while tb is not None:
        yield tb.tb_frame, tb._positions
        tb = tb.tb_next


def _print(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        file.write(line)


# Exceptions

def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    exc, value, tb = _parse(exc, value, tb)
    _print(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain), file)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    exc, value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def _parse(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return exc, value, tb
    if exc is None:
        return None, None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return type(exc), exc, exc.__traceback__


class FrameSummary:
    """One frame: where it was, in which function, and the line of the source."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._of_lookup = False
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    @property
    def _original_line(self):
        self.line
        return self._line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """Frames, the outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        places = ((frame, (line, None, None, None, False)) for frame, line in frame_gen)
        return cls._extract(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(cls, places, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            places = list(places)
            places = places[:limit] if limit >= 0 else places[limit:]
        result = cls()
        for frame, positions in places:
            code, (line, end_line, column, end_column, of_lookup) = frame.f_code, positions or (None, None, None, None, False)
            summary = FrameSummary(code.co_filename, line, code.co_name, lookup_line=False, end_lineno=end_line, colno=column,
                                   end_colno=end_column, locals=frame.f_locals if capture_locals else None)
            summary._of_lookup = of_lookup
            result.append(summary)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary):
        frame = frame_summary
        if frame.lineno is None and frame.filename is None:         # of C
            return f"  {frame.name}\n"
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f"    {frame.line}\n" + _carets(frame)
        if frame.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame.locals.items()))
        return text

    def format(self):
        result = []
        last, count = None, 0
        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            if key != last or frame.lineno is None:
                result += _repeated(count)
                last, count = key, 0
            count += 1
            if count <= _REPEATS:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    if count <= _REPEATS:
        return []
    count -= _REPEATS
    return [f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"]


def _carets(frame):
    """The line under the source; nothing where all of it is meant, or the file has changed."""
    if frame.colno is None or frame.end_colno is None:
        return ""
    line = frame._original_line.rstrip("\n")
    start = _characters(line, frame.colno)
    one_line = frame.end_lineno == frame.lineno
    end = _characters(line, frame.end_colno) if one_line else len(line.rstrip())
    stripped = len(line) - len(line.lstrip())
    if not stripped <= start < end <= len(line):
        return ""
    if frame._of_lookup and one_line:
        end = start + _characters(line[start:end], _traceback.callee(line[start:end]))
    anchors = _anchors(line[start:end]) if one_line else None
    if anchors is None and end - start == len(line.strip()):
        return ""
    left, right = anchors or (0, end - start)
    marks = "~" * left + "^" * (right - left) + "~" * (end - start - right)
    return "    " + " " * (start - stripped) + marks + "\n"


def _anchors(text):
    found = _traceback.anchors(text)
    return found and (_characters(text, found[0]), _characters(text, found[1]))


def _characters(line, offset):
    """A place in bytes, as one in characters."""
    return offset if line.isascii() else len(line.encode("utf-8")[:offset].decode("utf-8", "replace"))


class _Page:
    """How deep in groups we are."""

    def __init__(self):
        self.depth = 0
        self.open = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, texts, margin="|"):
        prefix = self.indent() + (margin + " " if self.depth else "")
        for text in [texts] if isinstance(texts, str) else texts:
            yield textwrap.indent(text, prefix, lambda line: True)


class TracebackException:
    """An exception as text, taken while it was at hand: with causes and contexts, and the exceptions of a group."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals, "compact": compact,
                   "max_group_width": max_group_width, "max_group_depth": max_group_depth}
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_places(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _safe(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            for name in ("filename", "text", "msg"):
                setattr(self, name, getattr(exc_value, name))
            for name in ("lineno", "end_lineno"):
                value = getattr(exc_value, name)
                setattr(self, name, None if value is None else str(value))
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self._other(exc_value and exc_value.__cause__, seen, options)
        context = exc_value and exc_value.__context__
        if compact and (self.__cause__ is not None or self.__suppress_context__):
            context = None
        self.__context__ = self._other(context, seen, options)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(e), e, e.__traceback__, _seen=seen, **options) for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @staticmethod
    def _other(exception, seen, options):
        if exception is None or id(exception) in seen:
            return None
        return TracebackException(type(exception), exception, exception.__traceback__, _seen=seen, **options)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self.exc_type is None:
            yield _line_of(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            name = f"{module if isinstance(module, str) else '<unknown>'}.{name}"
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _line_of(name, self._str)
        if isinstance(self.__notes__, (list, tuple)):
            for note in self.__notes__:
                yield from [line + "\n" for line in _safe(note, "note").split("\n")]
        elif self.__notes__ is not None:
            yield f"{self.__notes__!r}\n"

    def _format_syntax_error(self, name):
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
            yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"
            return
        if self.text is not None:
            line = self.text.rstrip("\n")
            shown = line.lstrip(" \n\f")
            yield f"    {shown}\n"
            if self.offset is not None:
                yield from self._syntax_carets(shown, len(line) - len(shown))
        yield f"{name}: {self.msg or '<no detail available>'}\n"

    def _syntax_carets(self, shown, cut):
        end = self.end_offset if self.end_offset not in (None, 0) else self.offset
        if self.offset == end or end == -1:
            end = self.offset + 1
        start, stop = self.offset - 1 - cut, end - 1 - cut
        if start >= 0:
            spaces = "".join(c if c.isspace() else " " for c in shown[:start])
            yield f"    {spaces}{'^' * (stop - start)}\n"

    def format(self, *, chain=True, _ctx=None):
        page = _ctx or _Page()
        links = []
        exc = self
        while exc:
            if chain and exc.__cause__ is not None:
                link, following = _CAUSE, exc.__cause__
            elif chain and exc.__context__ is not None and not exc.__suppress_context__:
                link, following = _CONTEXT, exc.__context__
            else:
                link, following = None, None
            links.append((link, exc))
            exc = following
        for link, exc in reversed(links):
            if link is not None:
                yield from page.emit(link)
            yield from exc._format_one(page, chain)

    def _format_one(self, page, chain):
        if self.exceptions is None:
            if self.stack:
                yield from page.emit("Traceback (most recent call last):\n")
                yield from page.emit(self.stack.format())
            yield from page.emit(self.format_exception_only())
        elif page.depth > self.max_group_depth:
            yield from page.emit(f"... (max_group_depth is {self.max_group_depth})\n")
        else:
            yield from self._format_group(page, chain)

    def _format_group(self, page, chain):
        outermost = page.depth == 0
        page.depth += outermost
        if self.stack:
            yield from page.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            yield from page.emit(self.stack.format())
        yield from page.emit(self.format_exception_only())
        count, width = len(self.exceptions), self.max_group_width
        shown = min(count, width + 1)
        page.open = False
        for index, exception in enumerate(itertools.islice(self.exceptions, shown)):
            is_last = index == shown - 1
            page.open = page.open or is_last
            title = index + 1 if index < width else "..."
            yield f"{page.indent()}{'  ' if index else '+-'}+---------------- {title} ----------------\n"
            page.depth += 1
            if index < width:
                yield from exception.format(chain=chain, _ctx=page)
            else:
                yield from page.emit(f"and {count - width} more exception{'s' if count - width > 1 else ''}\n")
            if is_last and page.open:
                yield page.indent() + "+------------------------------------\n"
                page.open = False
            page.depth -= 1
        page.depth -= outermost

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)


def _line_of(name, text):
    return f"{name}: {text}\n" if name is not None and text else f"{name}\n"


def _safe(value, what):
    try:
        return str(value)
    except:         # noqa: E722 -- whatever it is, there is a text to be made
        return f"<{what} str() failed>"
