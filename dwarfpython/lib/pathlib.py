"""pathlib: paths as objects. A path keeps its root and its parts; what lies there is asked of os."""

import fnmatch
import io
import os


class PurePath:
    __slots__ = ("_root", "_parts", "_text")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        self._root, self._parts = read_parts(args)
        self._text = None
        return self

    def __init__(self, *args):
        pass

    def _made(self, root, parts):
        path = object.__new__(type(self))
        path._root, path._parts, path._text = root, parts, None
        return path

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._parts) or "."
        return self._text

    def __fspath__(self): return str(self)
    def __bytes__(self): return os.fsencode(str(self))
    def as_posix(self): return str(self)
    def __repr__(self): return f"{type(self).__name__}({str(self)!r})"
    def __hash__(self): return hash((self._root, *self._parts))
    def __reduce__(self): return type(self), self.parts

    def __eq__(self, other):
        return (self._root, self._parts) == (other._root, other._parts) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other): return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented
    def __le__(self, other): return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented
    def __gt__(self, other): return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented
    def __ge__(self, other): return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(type(key), "__fspath__"):
            return NotImplemented
        return self.joinpath(key)

    def __rtruediv__(self, key):
        return type(self)(key, self) if isinstance(key, (str, PurePath)) else NotImplemented

    def joinpath(self, *pathsegments):
        root, parts = self._root, list(self._parts)
        for segment in pathsegments:
            more, inner = read_parts((segment,))
            root, parts = (more, inner) if more else (root, parts + inner)
        return self._made(root, parts)

    drive = property(lambda self: "")
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)
    parts = property(lambda self: ((self._root,) if self._root else ()) + tuple(self._parts))
    name = property(lambda self: self._parts[-1] if self._parts else "")

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[:-len(suffix)] if suffix else self.name

    @property
    def parent(self):
        return self._made(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        return Parents(self)

    def is_absolute(self): return bool(self._root)
    def is_reserved(self): return False

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + __import__("urllib.parse").parse.quote(bytes(self))

    def relative_to(self, *other):
        base = type(self)(*other)
        count = len(base._parts)
        if base._root != self._root or base._parts != self._parts[:count]:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return self._made("", self._parts[count:])

    def is_relative_to(self, *other):
        base = type(self)(*other)
        return base._root == self._root and base._parts == self._parts[:len(base._parts)]

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self._root, self._parts[:-1] + [self.stem + suffix])

    def match(self, path_pattern):
        root, pattern = read_parts((path_pattern,))
        if not root and not pattern:
            raise ValueError("empty pattern")
        if root and (root != self._root or len(pattern) != len(self._parts)) or len(pattern) > len(self._parts):
            return False
        return all([fnmatch.fnmatchcase(part, wanted) for part,
                    wanted in zip(reversed(self._parts), reversed(pattern))])


class Parents:
    """The folders above a path, the nearest first."""

    def __init__(self, path):
        self.path = path

    def __len__(self):
        return len(self.path._parts)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return tuple([self[i] for i in range(*place.indices(len(self)))])
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place += len(self) if place < 0 else 0
        return self.path._made(self.path._root, self.path._parts[:len(self) - place - 1])

    def __repr__(self):
        return f"<{type(self.path).__name__}.parents>"


def read_parts(segments):
    """(root, parts) of segments that follow each other; an absolute one begins anew."""
    root, parts = "", []
    for segment in segments:
        if isinstance(segment, PurePath):
            more, inner = segment._root, segment._parts
        else:
            text = os.fspath(segment)
            if not isinstance(text, str):
                raise TypeError("argument should be a str object or an os.PathLike object returning str, not " + repr(type(text)))
            more = "" if text[:1] != "/" else "//" if text[:2] == "//" and text[2:3] != "/" else "/"
            inner = [part for part in text.split("/") if part and part != "."]
        root, parts = (more, list(inner)) if more else (root, parts + inner)
    return root, parts


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls): return cls(os.getcwd())

    @classmethod
    def home(cls): return cls("~").expanduser()

    def __enter__(self): return self
    def __exit__(self, *_): pass

    # What is there

    def stat(self, *, follow_symlinks=True): return os.stat(str(self), follow_symlinks=follow_symlinks)
    def lstat(self): return os.lstat(str(self))
    def exists(self): return os.path.exists(str(self))
    def is_dir(self): return os.path.isdir(str(self))
    def is_file(self): return os.path.isfile(str(self))
    def is_symlink(self): return os.path.islink(str(self))
    def is_mount(self): return os.path.ismount(str(self))
    def is_fifo(self): return self._is_kind(0o010000)
    def is_socket(self): return self._is_kind(0o140000)
    def is_char_device(self): return self._is_kind(0o020000)
    def is_block_device(self): return self._is_kind(0o060000)

    def _is_kind(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except OSError:
            return False

    def samefile(self, other_path): return os.path.samefile(str(self), os.fspath(other_path))
    def owner(self): return str(account(self.stat().st_uid))

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self._made(self._root, self._parts + [name])

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = read_parts((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return unique(selected(self, parts + ([""] if pattern.endswith("/") else [])))

    def rglob(self, pattern):
        root, parts = read_parts((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return unique(selected(self, ["**", *parts]))

    # Other paths

    def absolute(self): return self if self._root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            os.stat(str(self))
        return type(self)(os.path.realpath(str(self)))

    def expanduser(self):
        if not self._root and self._parts and self._parts[0][:1] == "~":
            home = os.path.expanduser(self._parts[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return type(self)(home, *self._parts[1:])
        return self

    def readlink(self): return type(self)(os.readlink(str(self)))

    # Reading and writing

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    # Changing what is there

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok and self.exists():
            os.utime(str(self))
        else:
            os.close(os.open(str(self), os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self): os.rmdir(str(self))
    def chmod(self, mode, *, follow_symlinks=True): os.chmod(str(self), mode)
    def symlink_to(self, target, target_is_directory=False): os.symlink(os.fspath(target), str(self))
    def hardlink_to(self, target): os.link(os.fspath(target), str(self))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(str(self), os.fspath(target))
        return type(self)(target)

    def replace(self, target):
        os.replace(str(self), os.fspath(target))
        return type(self)(target)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


def account(number):
    import c
    found = c.getpwuid(number)
    if found == None:
        raise KeyError(f"getpwuid(): uid not found: {number}")
    return found.pw_name


def selected(path, patterns):
    """What the patterns find below a path, one folder's level after the other."""
    if not patterns:
        if path.exists() or path.is_symlink():
            yield path
        return
    pattern, rest = patterns[0], patterns[1:]
    if pattern == "":
        if path.is_dir():
            yield path
    elif pattern == "**":
        for folder in folders_below(path):
            yield from selected(folder, rest)
    elif "**" in pattern:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    elif not any([sign in pattern for sign in "*?["]):
        yield from selected(path._made(path._root, path._parts + [pattern]), rest)
    else:
        for entry in entries(path):
            if fnmatch.fnmatchcase(entry.name, pattern) and (not rest or entry.is_dir()):
                yield from selected(path._made(path._root, path._parts + [entry.name]), rest)


def entries(path):
    try:
        return list(os.scandir(str(path)))
    except OSError:
        return []


def folders_below(path):
    yield path
    for entry in entries(path):
        if entry.is_dir(follow_symlinks=False):
            yield from folders_below(path._made(path._root, path._parts + [entry.name]))


def unique(paths):
    seen = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path
