"""os: processes, environment, files and folders, over libc. `os.path` is the module posixpath."""

import c
import sys
import posixpath as path
from _structseq import item, make, structseq
from _system import failed, fspath

sys.modules["os.path"] = path

name, sep, altsep, extsep, pathsep, linesep, curdir, pardir, devnull = "posix", "/", None, ".", ":", "\n", ".", "..", "/dev/null"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_TEMPFAIL, EX_CONFIG = 0, 64, 65, 66, 70, 71, 74, 75, 78
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
P_WAIT, P_NOWAIT = 0, 1
# Names that are libc's too, as variables of this module.
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = c.O_RDONLY, c.O_WRONLY, c.O_RDWR, c.O_CREAT, c.O_EXCL, c.O_TRUNC, c.O_APPEND
O_NONBLOCK, O_CLOEXEC, O_NOFOLLOW, O_DIRECTORY, O_SYNC = c.O_NONBLOCK, c.O_CLOEXEC, c.O_NOFOLLOW, c.O_DIRECTORY, c.O_SYNC
c_cloexec, c_dupfd_cloexec, c_getfd, c_setfd = c.O_CLOEXEC, c.F_DUPFD_CLOEXEC, c.F_GETFD, c.F_SETFD
error = OSError
supports_follow_symlinks, supports_dir_fd, supports_fd = set(), set(), set()


def _get_exports_list(module):
    """The names that `from module import *` takes."""
    if hasattr(module, "__all__"):
        return list(module.__all__)
    return [name for name in dir(module) if name[0] != "_"]


def text_of(path):
    """A path as C takes it."""
    text = fspath(path)
    return text.decode("utf-8", "surrogateescape") if isinstance(text, bytes) else text


def fsencode(filename):
    name = fspath(filename)
    return name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name


def fsdecode(filename):
    return text_of(filename)


class PathLikeType(type):
    def __instancecheck__(cls, instance): return cls.__subclasscheck__(type(instance))
    def __subclasscheck__(cls, kind): return hasattr(kind, "__fspath__")


class PathLike(metaclass=PathLikeType):
    """Whatever has __fspath__."""


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
    if size < 0:
        raise ValueError("negative argument not allowed")
    data = bytes(size)
    if size and c.getrandom(data, size, 0) < 0:
        failed()
    return data


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


# Folders

def chdir(path):
    done = c.fchdir(path) if isinstance(path, int) else c.chdir(text_of(path))
    if done < 0:
        failed(path)


def entries(path):
    """(name, type as readdir gives it) of what is in a folder."""
    folder = c.opendir(text_of(path))
    if folder == None:
        failed(path)
    found = []
    while True:
        entry = c.readdir(folder)
        if entry == None:
            break
        text = str(entry.d_name)
        if text != "." and text != "..":
            found.append((text, entry.d_type))
    c.closedir(folder)
    return found


def listdir(path="."):
    return [name for name, _ in entries("." if path is None else path)]


class DirEntry:
    __module__ = "posix"

    def __init__(self, folder, name, kind):
        self.name, self.path, self.kind = name, path.join(folder, name), kind

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_symlink(self):
        return self.mode_is(S_IFLNK, False)

    def is_dir(self, *, follow_symlinks=True):
        return self.mode_is(S_IFDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self.mode_is(S_IFREG, follow_symlinks)

    def is_junction(self):
        return False

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def mode_is(self, wanted, follow):
        if self.kind and not (follow and self.kind == DT_LNK):
            return self.kind << 12 == wanted
        try:
            return stat(self.path, follow_symlinks=follow).st_mode & S_IFMT == wanted
        except FileNotFoundError:
            return False


class ScandirIterator:
    """What scandir gives: an iterator that can be closed."""

    __module__ = "posix"

    def __init__(self, found):
        self.found = iter(found)

    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def close(self): self.found = iter(())


def scandir(path="."):
    folder = fspath("." if path is None else path)
    return ScandirIterator([DirEntry(folder, name, kind) for name, kind in entries(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top, folders, files = fspath(top), [], []
    try:
        found = entries(top)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    for name, kind in found:
        (folders if DirEntry(top, name, kind).is_dir() else files).append(name)
    if topdown:
        yield top, folders, files
    for folder in folders:
        inner = path.join(top, folder)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def mkdir(path, mode=0o777):
    if c.mkdir(text_of(path), mode) < 0:
        failed(path)


def makedirs(name, mode=0o777, exist_ok=False):
    above, last = path.split(fspath(name))
    if not last:
        above, last = path.split(above)
    if above and last and not path.exists(above):
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if last == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path):
    if c.rmdir(text_of(path)) < 0:
        failed(path)


def prune(name):
    """Removes the empty folders that a path leads through."""
    above, last = path.split(name)
    while above and (last or above != "/"):
        try:
            rmdir(above)
        except OSError:
            break
        above, last = path.split(above)


def removedirs(name):
    rmdir(name)
    prune(fspath(name).rstrip("/"))


def renames(old, new):
    above, last = path.split(new)
    if above and last and not path.exists(above):
        makedirs(above)
    rename(old, new)
    prune(old)


# Files

def remove(path):
    if c.unlink(text_of(path)) < 0:
        failed(path)


unlink = remove


def rename(src, dst):
    if c.rename(text_of(src), text_of(dst)) < 0:
        failed(src, None, dst)


replace = rename


def link(src, dst):
    if c.link(text_of(src), text_of(dst)) < 0:
        failed(src, None, dst)


def symlink(src, dst, target_is_directory=False):
    if c.symlink(text_of(src), text_of(dst)) < 0:
        failed(src, None, dst)


def readlink(path):
    text = cast("char *", c.calloc(4097, 1))
    length = c.readlink(text_of(path), text, 4096)
    result = str(text)
    c.free(text)
    if length < 0:
        failed(path)
    return result


def access(path, mode, *, follow_symlinks=True):
    return c.access(text_of(path), mode) == 0


def chmod(path, mode, *, follow_symlinks=True):
    done = c.fchmod(path, mode) if isinstance(path, int) else c.chmod(text_of(path), mode)
    if done < 0:
        failed(path)


def chown(path, uid, gid, *, follow_symlinks=True):
    done = c.chown(text_of(path), uid & 0xFFFFFFFF, gid & 0xFFFFFFFF)
    if done < 0:
        failed(path)


def utime(path, times=None, *, ns=None, follow_symlinks=True):
    both = new("struct timespec[2]")
    if times is not None:
        ns = [int(at * 1000000000) for at in times]
    for place in range(2):
        if ns is None:
            both[place].tv_nsec = UTIME_NOW
        else:
            both[place].tv_sec, both[place].tv_nsec = ns[place] // 1000000000, ns[place] % 1000000000
    if c.utimensat(AT_FDCWD, text_of(path), both, 0 if follow_symlinks else AT_SYMLINK_NOFOLLOW) < 0:
        failed(path)


def truncate(path, length):
    done = c.ftruncate(path, length) if isinstance(path, int) else c.truncate(text_of(path), length)
    if done < 0:
        failed(path)


def mkfifo(path, mode=0o666):
    if c.mkfifo(text_of(path), mode) < 0:
        failed(path)


def umask(mask, /): return c.umask(mask)
def sync(): c.sync()


class stat_result(structseq):
    __module__ = "os"
    title = "os.stat_result"
    names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
             "st_ctime")

    def __new__(cls, sequence):
        return tuple.__new__(cls, sequence)

    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size = [item(place) for place in range(7)]
    st_atime = property(lambda self: self.st_atime_ns / 1e9)
    st_mtime = property(lambda self: self.st_mtime_ns / 1e9)
    st_ctime = property(lambda self: self.st_ctime_ns / 1e9)


def result_of(found):
    times = [at.tv_sec * 1000000000 + at.tv_nsec for at in (found.st_atim, found.st_mtim, found.st_ctim)]
    result = stat_result((found.st_mode, found.st_ino, found.st_dev, found.st_nlink, found.st_uid, found.st_gid,
                          found.st_size,
                          *[at // 1000000000 for at in times]))
    result.st_atime_ns, result.st_mtime_ns, result.st_ctime_ns = times
    result.st_blocks, result.st_blksize, result.st_rdev = found.st_blocks, found.st_blksize, found.st_rdev
    return result


def stat(path, *, dir_fd=None, follow_symlinks=True):
    found = c.struct.stat()
    if isinstance(path, int):
        done = c.fstat(path, found)
    elif follow_symlinks:
        done = c.stat(text_of(path), found)
    else:
        done = c.lstat(text_of(path), found)
    if done < 0:
        failed(path)
    return result_of(found)


def lstat(path): return stat(path, follow_symlinks=False)
def fstat(fd): return stat(int(fd))


# Descriptors

def checked(result, *filenames):
    if result < 0:
        failed(*filenames)
    return result


def open(path, flags, mode=0o777, *, dir_fd=None):
    return checked(c.open(text_of(path), flags | c_cloexec, mode), path)


def read(fd, n, /):
    data = bytes(n)
    got = 0 if n == 0 else checked(c.read(fd, data, n))
    return data if got == n else data[:got]


def write(fd, data, /):
    data = data if isinstance(data, bytes) else bytes(data) if not isinstance(data, str) else refuse_text()
    return checked(c.write(fd, data, len(data)))


def refuse_text():
    raise TypeError("a bytes-like object is required, not 'str'")


def pipe():
    ends = new("int[2]")
    checked(c.pipe2(ends, c_cloexec))
    return ends[0], ends[1]


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return __import__("_io").open(fd, mode, buffering, encoding, *args, **kwargs)


def close(fd): checked(c.close(fd))
def dup(fd, /): return checked(c.fcntl(fd, c_dupfd_cloexec, 0))
def fsync(fd): checked(c.fsync(int(fd) if isinstance(fd, int) else fd.fileno()))
def ftruncate(fd, length, /): checked(c.ftruncate(fd, length))
def lseek(fd, position, whence, /): return checked(c.lseek(fd, position, whence))
def isatty(fd, /): return c.isatty(fd) == 1
def ttyname(fd, /): return str(c.ttyname(fd))


def dup2(fd, fd2, inheritable=True):
    return checked(c.dup2(fd, fd2) if inheritable else c.dup3(fd, fd2, c_cloexec))


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        c.close(fd)


def get_inheritable(fd, /): return not checked(c.fcntl(fd, c_getfd)) & 1


def set_inheritable(fd, inheritable, /):
    flags = checked(c.fcntl(fd, c_getfd))
    checked(c.fcntl(fd, c_setfd, flags & ~1 if inheritable else flags | 1))


terminal_size = make("os.terminal_size", "columns lines")


def get_terminal_size(fd=1, /):
    size = new("unsigned short[4]")
    checked(c.ioctl(fd, 0x5413, size))        # TIOCGWINSZ
    return terminal_size((size[1], size[0]))


# Processes

def write_out():
    """What is written must be out before there is another process that has it as well."""
    sys.stdout.flush()
    sys.stderr.flush()


_before_fork, _in_child, _in_parent = [], [], []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    given = {"before": before, "after_in_child": after_in_child, "after_in_parent": after_in_parent}
    if not any(given.values()):
        raise TypeError("At least one argument is required.")
    for name, function in given.items():
        if function is not None and not callable(function):
            raise TypeError(f"'{name}' must be callable, not {type(function).__name__}")
    for function, functions in zip(given.values(), (_before_fork, _in_child, _in_parent)):
        functions += [function] if function else []


def fork():
    run_hooks(reversed(_before_fork))
    child = plain_fork()
    run_hooks(_in_parent if child else _in_child)
    return child


def run_hooks(functions):
    """What one raises is told, and keeps nothing from being done."""
    for function in functions:
        try:
            function()
        except BaseException as error:
            print(f"Exception ignored in: {function!r}", file=sys.stderr)
            sys.excepthook(type(error), error, error.__traceback__)


def plain_fork():                # as subprocess forks: nothing of the program runs in the child
    return checked(c.fork())


def execv(path, argv, /): execve(path, argv, environ)


def execve(path, argv, env):
    write_out()
    words = [fspath(word) for word in argv]
    if not words:
        raise ValueError("execv() arg 2 must not be empty")
    c.execve(text_of(path), words, [f"{key}={value}" for key, value in env.items()])
    failed(path)


def execvpe(file, args, env):
    """As the shell finds it: in the folders of PATH, unless it says where it is."""
    if "/" in file:
        execve(file, args, env)
    problem = None
    for folder in get_exec_path(env):
        try:
            execve(path.join(folder, file), args, env)
        except (FileNotFoundError, NotADirectoryError) as missing:
            problem = problem or missing
    raise problem or FileNotFoundError(2, strerror(2), file)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", "/bin:/usr/bin").split(":")


def execvp(file, args): execvpe(file, args, environ)
def execl(file, *args): execv(file, args)
def execlp(file, *args): execvp(file, args)
def execle(file, *args): execve(file, args[:-1], args[-1])
def execlpe(file, *args): execvpe(file, args[:-1], args[-1])


def waitpid(pid, options, /):
    status = new("int")
    while (found := c.waitpid(pid, status, options)) < 0:
        if errno != EINTR:
            failed()
    return found, status[0]


def wait(): return waitpid(-1, 0)
def kill(pid, signal, /): checked(c.kill(pid, signal))
def killpg(pgid, signal, /): checked(c.killpg(pgid, signal))
def abort(): c.abort()
def getpgid(pid): return checked(c.getpgid(pid))
def getpgrp(): return c.getpgrp()
def getsid(pid, /): return checked(c.getsid(pid))
def setsid(): checked(c.setsid())
def setpgid(pid, pgrp, /): checked(c.setpgid(pid, pgrp))
def getegid(): return c.getegid()
def nice(increment, /): return c.nice(increment)
def sched_yield(): c.sched_yield()
def WIFEXITED(status): return status & 0x7F == 0
def WEXITSTATUS(status): return status >> 8 & 0xFF
def WIFSIGNALED(status): return 0 < status & 0x7F < 0x7F
def WTERMSIG(status): return status & 0x7F
def WIFSTOPPED(status): return status & 0xFF == 0x7F
def WSTOPSIG(status): return status >> 8 & 0xFF
def WCOREDUMP(status): return status & 0x80 != 0


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}" if WIFSTOPPED(status)
                     else f"invalid wait status: {status}")


def system(command):
    write_out()
    return c.system(fspath(command))


def getlogin():
    name = c.getlogin()
    if name == None:
        failed()
    return str(name)


def getgroups():
    count = checked(c.getgroups(0, None))
    groups = new(f"unsigned int[{max(count, 1)}]")
    return list(groups)[:c.getgroups(count, groups)]


def getloadavg():
    loads = new("double[3]")
    if c.getloadavg(loads, 3) != 3:
        raise OSError("Load averages are unobtainable")
    return tuple(loads)


def popen(cmd, mode="r", buffering=-1):
    """A pipe to or from a command of the shell, whose close() gives the status, or None for success."""
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    subprocess = __import__("subprocess")       # by name: who imports os need not have it
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
    else:
        process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return CommandPipe(process.stdout or process.stdin, process)


class CommandPipe:
    def __init__(self, file, process):
        self.file, self.process = file, process

    def close(self):
        self.file.close()
        status = self.process.wait()
        return None if status == 0 else status if status < 0 else status << 8

    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def __getattr__(self, name): return getattr(self.file, name)
    def __iter__(self): return iter(self.file)


uname_result = make("posix.uname_result", "sysname nodename release version machine")
times_result = make("posix.times_result", "user system children_user children_system elapsed")


def uname():
    found = utsname()
    checked(c.uname(found))
    return uname_result((str(found.sysname), str(found.nodename), str(found.release), str(found.version),
                         str(found.machine)))


def times():
    found = tms()
    elapsed, ticks = c.times(found), c.sysconf(_SC_CLK_TCK)
    return times_result((found.tms_utime / ticks, found.tms_stime / ticks, found.tms_cutime / ticks,
                         found.tms_cstime / ticks, elapsed / ticks))


def sched_getaffinity(pid, /):
    mask = new("unsigned long[16]")
    checked(c.sched_getaffinity(pid, 128, cast("cpu_set_t *", mask)))
    return {64 * place + bit for place in range(16) for bit in range(64) if mask[place] >> bit & 1}
