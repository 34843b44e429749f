"""fcntl: commands to descriptors, and locks on files."""

import c
from _system import descriptor, failed
from c import (
    DN_ACCESS, DN_ATTRIB, DN_CREATE, DN_DELETE, DN_MODIFY, DN_MULTISHOT, DN_RENAME, FASYNC, FD_CLOEXEC, F_ADD_SEALS, F_DUPFD,
    F_DUPFD_CLOEXEC, F_EXLCK, F_GETFD, F_GETFL, F_GETLEASE, F_GETLK, F_GETLK64, F_GETOWN, F_GETPIPE_SZ, F_GETSIG, F_GET_SEALS,
    F_NOTIFY, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW, F_RDLCK, F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_WRITE, F_SETFD,
    F_SETFL, F_SETLEASE, F_SETLK, F_SETLK64, F_SETLKW, F_SETLKW64, F_SETOWN, F_SETPIPE_SZ, F_SETSIG, F_SHLCK, F_UNLCK, F_WRLCK,
    LOCK_EX, LOCK_MAND, LOCK_NB, LOCK_READ, LOCK_RW, LOCK_SH, LOCK_UN, LOCK_WRITE)

MOST = 1024         # bytes of an argument that is no buffer of the program


def done(call):
    """The result of a call, which signals may interrupt."""
    while (result := call()) < 0:
        if errno != EINTR:
            failed()
    return result


def with_copy(call, data, what):
    """The bytes as the kernel leaves them."""
    if len(data) > MOST:
        raise ValueError(f"{what} string arg too long")
    memory = bytearray(MOST)
    memory[:len(data)] = data
    done(lambda: call(memory))
    return bytes(memory[:len(data)])


def fcntl(fd, cmd, arg=0, /):
    number = descriptor(fd)
    if isinstance(arg, int):
        return done(lambda: c.fcntl(number, cmd, cast("int", arg)))
    data = arg.encode() if isinstance(arg, str) else bytes(arg)
    return with_copy(lambda memory: c.fcntl(number, cmd, memory), data, "fcntl")


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    number, request = descriptor(fd), cast("unsigned int", request)
    if isinstance(arg, int):
        return done(lambda: c.ioctl(number, request, cast("int", arg)))
    if isinstance(arg, (bytearray, memoryview)) and mutate_flag and not (isinstance(arg, memoryview) and arg.readonly):
        return done(lambda: c.ioctl(number, request, arg))
    if hasattr(arg, "tobytes") and mutate_flag and not isinstance(arg, memoryview):       # an array, which is no memory
        changed = with_copy(lambda memory: c.ioctl(number, request, memory), arg.tobytes(), "ioctl")
        arg[:] = type(arg)(arg.typecode, changed)
        return 0
    data = arg.encode() if isinstance(arg, str) else bytes(arg)
    return with_copy(lambda memory: c.ioctl(number, request, memory), data, "ioctl")


def flock(fd, operation, /):
    number = descriptor(fd)
    done(lambda: c.flock(number, operation))


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    number, lock = descriptor(fd), c.struct.flock()
    if cmd != LOCK_UN and not cmd & (LOCK_SH | LOCK_EX):
        raise ValueError("unrecognized lockf argument")
    lock.l_type = F_UNLCK if cmd == LOCK_UN else F_RDLCK if cmd & LOCK_SH else F_WRLCK
    lock.l_start, lock.l_len, lock.l_whence = start, len, whence
    return done(lambda: c.fcntl(number, F_SETLK if cmd & LOCK_NB else F_SETLKW, addressof(lock))) or None
