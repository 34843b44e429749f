"""tempfile: files and folders that are gone when they are closed."""

import os
import shutil
from io import BytesIO, StringIO

tempdir = None
template = "tmp"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
TMP_MAX = 10000


def gettempdir():
    global tempdir
    if tempdir is None:
        candidates = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP")
                      if os.environ.get(name)] + ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
        for folder in candidates:
            if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(folder)
                return tempdir
        raise FileNotFoundError(2, f"No usable temporary directory found in {candidates}")
    return tempdir


def gettempprefix(): return template
def gettempdirb(): return gettempdir().encode()


def random_name():
    return "".join([LETTERS[byte % len(LETTERS)] for byte in os.urandom(8)])


def made(make, suffix, prefix, folder):
    """The path for which make(path) succeeds, and what it gave."""
    folder = gettempdir() if folder is None else os.fspath(folder)
    for _ in range(TMP_MAX):
        path = os.path.join(os.path.abspath(folder), (template if prefix is None
                                                      else prefix) + random_name() + (suffix or ""))
        try:
            return make(path), path
        except FileExistsError:
            pass
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    return made(lambda path: os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return made(lambda path: os.mkdir(path, 0o700), suffix, prefix, dir)[1]


def mktemp(suffix="", prefix=template, dir=None):
    def free(path):
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists", path)
    return made(free, suffix, prefix, dir)[1]


class _TemporaryFileWrapper:
    """A file that has a name, and is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete, self.removed = file, name, delete, False

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        self.file.close()
        if self.delete and not self.removed:
            self.removed = True
            os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    fd, path = mkstemp(suffix, prefix, dir)
    return _TemporaryFileWrapper(open(fd, mode, buffering, encoding, errors, newline), path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    fd, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    return open(fd, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile:
    """A file in memory until it is larger than max_size."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        self.arguments = mode, buffering, encoding, newline, suffix, prefix, dir
        self.max_size, self._rolled = max_size, False
        self._file = BytesIO() if "b" in mode else StringIO(newline="\n" if newline is None else newline)

    def rollover(self):
        if not self._rolled:
            content, place = self._file.getvalue(), self._file.tell()
            self._file, self._rolled = TemporaryFile(*self.arguments), True
            self._file.write(content)
            self._file.seek(place)

    def write(self, data):
        done = self._file.write(data)
        if not self._rolled and self.max_size and self._file.tell() > self.max_size:
            self.rollover()
        return done

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self): return self
    def __exit__(self, *_): self._file.close()
    def __iter__(self): return iter(self._file)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name, self.ignore_errors = mkdtemp(suffix, prefix, dir), ignore_cleanup_errors

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *_):
        self.cleanup()

    def cleanup(self):
        if os.path.lexists(self.name):
            shutil.rmtree(self.name, ignore_errors=self.ignore_errors)
