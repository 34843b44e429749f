"""warnings: what a program is told of without being stopped. The filters are tried from the last one that was put in front."""

import linecache
import sys

ACTIONS = "error", "ignore", "always", "default", "module", "once"

onceregistry = {}
filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
seen = {}                                # what has been shown, by module


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = linecache.getline(filename, lineno) if line is None else line
    return text + f"  {line.strip()}\n" if line and line.strip() else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    put_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    put_filter((action, None, category, None, lineno), append)


def put_filter(item, append):
    if item in filters and not append:
        filters.remove(item)
    if append and item not in filters:
        filters.append(item)
    elif not append:
        filters.insert(0, item)
    seen.clear()


def resetwarnings():
    filters.clear()
    seen.clear()


def matches(pattern, text, ignore_case=False):
    """Is the text what a filter's regular expression wants at its beginning? A filter without one wants any."""
    if pattern is None or pattern == text:
        return True
    import re
    return re.match(pattern, text, re.I if ignore_case else 0) is not None


def action_for(text, category, module, lineno):
    for action, message, kind, name, line in filters:
        if issubclass(category, kind) and (line == 0 or line == lineno) and matches(message, text, True) and matches(name, module):
            return action
    return defaultaction


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(stacklevel)
    except ValueError:
        filename, lineno, module = "sys", 1, "sys"
    else:
        filename, lineno, module = frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__", "<string>")
    warn_explicit(message, category, filename, lineno, module, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename[:-3] if filename.endswith(".py") else filename or "<unknown>"
    text = str(message)
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    action = action_for(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    place = {"default": (text, category, filename, lineno), "module": (text, category, filename), "once": (text, category)}.get(action)
    if place is not None:
        if place in seen:
            return
        seen[place] = True
    show(WarningMessage(message, category, filename, lineno, source=source))


def show(warning):
    if recorders:
        recorders[-1].append(warning)
    else:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)


recorders = []                           # lists of catch_warnings(record=True)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self.record, self.action, self.rest = record, action, (category, lineno, append)

    def __enter__(self):
        self.filters = list(filters)
        self.showwarning, self.recorders = showwarning, list(recorders)
        if self.action is not None:
            simplefilter(self.action, *self.rest)
        seen.clear()
        if not self.record:
            return None
        recorders.append([])
        return recorders[-1]

    def __exit__(self, *failure):
        global showwarning
        filters[:] = self.filters
        recorders[:] = self.recorders
        showwarning = self.showwarning
        seen.clear()
