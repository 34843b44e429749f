"""posixpath: paths as text, and what lies at them. `import os` offers it as os.path."""

import c
from _system import failed, fspath

sep, curdir, pardir, extsep, pathsep = "/", ".", "..", ".", ":"


def text_of(path): return path if isinstance(path, str) else fspath(path)


def join(a, *p):
    path = text_of(a)
    for part in p:
        try:
            part = text_of(part)
        except TypeError:
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}") from None
        if part.startswith("/"):
            path = part
        else:
            path += part if not path or path.endswith("/") else "/" + part
    return path


def split(p):
    p = text_of(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head.strip("/"):
        head = head.rstrip("/")
    return head, tail


def basename(p): return split(p)[1]
def dirname(p): return split(p)[0]


def splitext(p):
    p = text_of(p)
    name = p.rfind("/") + 1
    dot = p.rfind(".")
    while name < len(p) and p[name] == ".":
        name += 1                  # leading dots begin no extension
    return (p[:dot], p[dot:]) if dot > name else (p, "")


def splitdrive(p): return "", text_of(p)
def isabs(s): return text_of(s).startswith("/")
def normcase(s): return text_of(s)


def normpath(path):
    path = text_of(path)
    if not path:
        return "."
    slashes = 2 if path.startswith("//") and not path.startswith("///") else int(path.startswith("/"))
    kept = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not kept or kept and kept[-1] == "..":
            kept.append(part)
        elif kept:
            kept.pop()
    return "/" * slashes + "/".join(kept) or "."


def current():
    text = c.getcwd(None, 0)
    result = str(text)
    c.free(text)
    return result


def abspath(path):
    path = text_of(path)
    return normpath(path if isabs(path) else join(current(), path))


def realpath(filename):
    text = c.realpath(text_of(filename), None)
    if text == None:
        head, tail = split(abspath(filename))
        return join(realpath(head), tail) if tail else head
    result = str(text)
    c.free(text)
    return result


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    there, here = [part for part in abspath(path).split("/")
                   if part], [part for part in abspath(start).split("/") if part]
    shared = 0
    while shared < min(len(there), len(here)) and there[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    length = 0
    while length < min(len(low), len(high)) and low[length] == high[length]:
        length += 1
    return low[:length]


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    rows = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if isabs(paths[0]) else "") + "/".join(commonprefix(rows) or [])


def expanduser(path):
    path = text_of(path)
    if path != "~" and not path.startswith("~/"):
        return path
    home = c.getenv("HOME")
    return path if home == None else (str(home).rstrip("/") + path[1:]) or "/"


# What lies at a path

def found_at(path):
    """Its struct stat, or None."""
    found = c.struct.stat()
    return found if c.stat(text_of(path), found) == 0 else None


def is_kind(found, kind):
    return found is not None and found.st_mode & 0o170000 == kind


def exists(path): return found_at(path) is not None
def isfile(path): return is_kind(found_at(path), 0o100000)
def isdir(s): return is_kind(found_at(s), 0o040000)


def lexists(path):
    return c.lstat(text_of(path), c.struct.stat()) == 0


def islink(path):
    found = c.struct.stat()
    return c.lstat(text_of(path), found) == 0 and found.st_mode & 0o170000 == 0o120000


def status(path):
    found = found_at(path)
    if found is None:
        failed(text_of(path))
    return found


def getsize(filename): return status(filename).st_size


def getmtime(filename):
    at = status(filename).st_mtim
    return at.tv_sec + at.tv_nsec / 1e9


def samefile(f1, f2):
    a, b = status(f1), status(f2)
    return (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)


def time_of(found): return found.tv_sec + found.tv_nsec / 1e9
def getatime(filename): return time_of(status(filename).st_atim)
def getctime(filename): return time_of(status(filename).st_ctim)
def sameopenfile(fp1, fp2): return samestat_of(fp1) == samestat_of(fp2)


def samestat_of(fd):
    found = c.struct.stat()
    if c.fstat(fd, found) < 0:
        failed()
    return found.st_dev, found.st_ino


def samestat(s1, s2):
    return (s1.st_ino, s1.st_dev) == (s2.st_ino, s2.st_dev)


def ismount(path):
    if not isdir(path) or islink(path):
        return False
    here, above = status(path), status(join(path, ".."))
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expandvars(path):
    """$NAME and ${NAME} are replaced where the environment has them."""
    path = text_of(path)
    parts, at = [], 0
    while (dollar := path.find("$", at)) >= 0:
        parts.append(path[at:dollar])
        braced = path[dollar + 1:dollar + 2] == "{"
        end = dollar + 1 + braced
        if braced:
            end = path.find("}", end)
        else:
            while end < len(path) and (path[end].isalnum() and path[end].isascii() or path[end] == "_"):
                end += 1
        name = path[dollar + 1 + braced:end] if end > 0 else ""
        value = c.getenv(name) if name else None
        at = dollar + 1 if end <= 0 else end + braced
        parts.append(path[dollar:at] if value == None else str(value))
    return "".join(parts) + path[at:]
