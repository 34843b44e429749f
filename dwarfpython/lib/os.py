"""os: processes, environment, files and folders, over libc. `os.path` is the module posixpath."""

import c
import sys
import posixpath as path

sys.modules["os.path"] = path

name, sep, altsep, extsep, pathsep, linesep, curdir, pardir, devnull = "posix", "/", None, ".", ":", "\n", ".", "..", "/dev/null"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
error = OSError


def failed(*filenames):
    """The OSError of the last call."""
    number = errno
    raise OSError(number, str(strerror(number)), *filenames)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def getcwd():
    text = c.getcwd(None, 0)
    if text == None:
        failed()
    result = str(text)
    c.free(text)
    return result


def getpid(): return c.getpid()
def getppid(): return c.getppid()
def getuid(): return c.getuid()
def geteuid(): return c.geteuid()
def getgid(): return c.getgid()
def _exit(status): c._exit(status)
def cpu_count(): return c.sysconf(_SC_NPROCESSORS_ONLN)
def strerror(code, /): return str(c.strerror(code))


def urandom(size, /):
    memory = cast("unsigned char *", c.malloc(size or 1))
    c.getrandom(memory, size, 0)
    result = bytes([memory[i] for i in range(size)])
    c.free(memory)
    return result


# The environment

class Environ(dict):
    """A dict that keeps the environment of C in step."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        c.setenv(key, value, 1)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        c.unsetenv(key)
        dict.__delitem__(self, key)

    def pop(self, key, *default):
        if key not in self:
            return dict.pop(self, key, *default)
        value = self[key]
        del self[key]
        return value

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *args, **keywords):
        for key, value in dict(*args, **keywords).items():
            self[key] = value

    def clear(self):
        for key in list(self):
            del self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


def read_environment():
    found, i = Environ(), 0
    while c.environ[i] != None:
        key, equals, value = str(c.environ[i]).partition("=")
        if equals:
            dict.__setitem__(found, key, value)
        i += 1
    return found


environ = read_environment()


def getenv(key, default=None): return environ.get(key, default)
def putenv(name, value, /): c.setenv(name, value, 1)
def unsetenv(name, /): c.unsetenv(name)


# Files and folders

def chdir(path):
    if c.chdir(fspath(path)) < 0:
        failed(path)


def listdir(path="."):
    folder = c.opendir(fspath(path))
    if folder == None:
        failed(path)
    names = []
    while True:
        entry = c.readdir(folder)
        if entry == None:
            break
        text = str(entry.d_name)
        if text != "." and text != "..":
            names.append(text)
    c.closedir(folder)
    return names


def mkdir(path, mode=0o777):
    if c.mkdir(fspath(path), mode) < 0:
        failed(path)


def makedirs(name, mode=0o777, exist_ok=False):
    above, last = path.split(fspath(name))
    if not last:
        above, last = path.split(above)
    if above and last and not path.exists(above):
        makedirs(above, exist_ok=exist_ok)
        if last == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path):
    if c.rmdir(fspath(path)) < 0:
        failed(path)


def remove(path):
    if c.unlink(fspath(path)) < 0:
        failed(path)


unlink = remove


def rename(src, dst):
    if c.rename(fspath(src), fspath(dst)) < 0:
        failed(src, None, dst)


replace = rename


def symlink(src, dst):
    if c.symlink(fspath(src), fspath(dst)) < 0:
        failed(src, None, dst)


def readlink(path):
    text = cast("char *", c.calloc(4097, 1))
    length = c.readlink(fspath(path), text, 4096)
    result = str(text)
    c.free(text)
    if length < 0:
        failed(path)
    return result


def access(path, mode):
    return c.access(fspath(path), mode) == 0


def chmod(path, mode):
    if c.chmod(fspath(path), mode) < 0:
        failed(path)


class stat_result:
    def __init__(self, found):
        self.st_mode, self.st_ino, self.st_dev, self.st_nlink = found.st_mode, found.st_ino, found.st_dev, found.st_nlink
        self.st_uid, self.st_gid, self.st_size = found.st_uid, found.st_gid, found.st_size
        self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns = [
            at.tv_sec * 1000000000 + at.tv_nsec for at in (found.st_atim, found.st_mtim, found.st_ctim)]
        self.st_atime, self.st_mtime, self.st_ctime = self.st_atime_ns / 1e9, self.st_mtime_ns / 1e9, self.st_ctime_ns / 1e9

    def __getitem__(self, index):
        return (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size,
                int(self.st_atime), int(self.st_mtime), int(self.st_ctime))[index]


def stat(path):
    found = c.struct.stat()
    if c.stat(fspath(path), found) < 0:
        failed(path)
    return stat_result(found)


def lstat(path):
    found = c.struct.stat()
    if c.lstat(fspath(path), found) < 0:
        failed(path)
    return stat_result(found)


def walk(top, topdown=True, onerror=None, followlinks=False):
    folders, files = [], []
    try:
        names = listdir(top)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for folder in folders:
        inner = path.join(top, folder)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def system(command):
    sys.stdout.flush()
    return c.system(command)
