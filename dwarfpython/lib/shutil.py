"""shutil: copies and removes files and whole folders."""

import fnmatch
import os
import stat
from _structseq import make

COPY_BUFSIZE = 65536


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    length = length or COPY_BUFSIZE
    while part := fsrc.read(length):
        fdst.write(part)


def is_same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if is_same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    found = os.stat(src, follow_symlinks=follow_symlinks)
    os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns), follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        os.chmod(dst, stat.S_IMODE(found.st_mode))


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else set()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.islink(source) and symlinks:
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            elif not (ignore_dangling_symlinks and os.path.islink(source) and not os.path.exists(source)):
                copy_function(source, target)
        except Error as problem:
            errors.extend(problem.args[0])
        except OSError as problem:
            errors.append((source, target, str(problem)))
    copystat(src, dst)
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    def failed(function, place, problem):
        if onerror is not None:
            onerror(function, place, (type(problem), problem, problem.__traceback__))
        elif not ignore_errors:
            raise problem

    def remove(place):
        try:
            entries = list(os.scandir(place))
        except OSError as problem:
            failed(os.scandir, place, problem)
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                remove(entry.path)
            else:
                try:
                    os.unlink(entry.path)
                except OSError as problem:
                    failed(os.unlink, entry.path, problem)
        try:
            os.rmdir(place)
        except OSError as problem:
            failed(os.rmdir, place, problem)

    if os.path.islink(path):
        failed(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
    else:
        remove(os.fspath(path))


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        if is_same(src, dst):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError as problem:
        if problem.errno != 18:          # EXDEV: it goes to another file system
            raise
        if os.path.isdir(src) and not os.path.islink(src):
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    def fits(place):
        return os.path.exists(place) and os.access(place, mode) and not os.path.isdir(place)
    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    path = os.environ.get("PATH", "/bin:/usr/bin") if path is None else path
    for folder in path.split(os.pathsep):
        place = os.path.join(folder, cmd)
        if folder and fits(place):
            return place
    return None


def get_terminal_size(fallback=(80, 24)):
    def given(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = given("COLUMNS"), given("LINES")
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(1)
        except OSError:
            size = os.terminal_size(fallback)
        columns, lines = columns if columns > 0 else size.columns or fallback[0], lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size((columns, lines))


usage = make("shutil.usage", "total used free")


def disk_usage(path):
    import c
    found = c.struct.statvfs()
    if c.statvfs(os.fspath(path), found) < 0:
        os.failed(path)
    return usage((found.f_blocks * found.f_frsize, (found.f_blocks - found.f_bfree) * found.f_frsize,
                  found.f_bavail * found.f_frsize))
