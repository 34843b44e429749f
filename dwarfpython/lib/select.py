"""select: waiting for descriptors, over poll and epoll."""

import c
import time
from _system import descriptor, failed, failure
from c import (
    EPOLLERR, EPOLLET, EPOLLEXCLUSIVE, EPOLLHUP, EPOLLIN, EPOLLMSG, EPOLLONESHOT, EPOLLOUT, EPOLLPRI, EPOLLRDBAND, EPOLLRDHUP,
    EPOLLRDNORM, EPOLLWRBAND, EPOLLWRNORM, EPOLL_CLOEXEC, PIPE_BUF, POLLERR, POLLHUP, POLLIN, POLLMSG, POLLNVAL, POLLOUT, POLLPRI,
    POLLRDBAND, POLLRDHUP, POLLRDNORM, POLLWRBAND, POLLWRNORM)

error = OSError
FOREVER = -1
MAX_DESCRIPTOR = 1024
# What the kernel calls ready in its own select.
READABLE = POLLRDNORM | POLLRDBAND | POLLIN | POLLHUP | POLLERR
WRITABLE = POLLWRNORM | POLLWRBAND | POLLOUT | POLLERR


def milliseconds(seconds):
    """Rounded up, so that nobody wakes too early."""
    whole = int(seconds * 1000)
    return whole + 1 if whole < seconds * 1000 else whole


def waited(call, timeout):
    """How many are ready, by a call that takes milliseconds and that signals may interrupt."""
    end = None if timeout is None else time.monotonic() + timeout
    left = timeout
    while (count := call(FOREVER if left is None else min(0x7fffffff, milliseconds(left)))) < 0:
        if errno != EINTR:
            failed()
        left = None if end is None else max(0.0, end - time.monotonic())
    return count


def select(rlist, wlist, xlist, timeout=None, /):
    seconds = seconds_of(timeout)
    if seconds is not None and seconds < 0:
        raise ValueError("timeout must be non-negative")
    asked = {}
    lists = []
    for files, events in (rlist, READABLE & ~(POLLHUP | POLLERR)), (wlist, WRITABLE & ~POLLERR), (xlist, POLLPRI):
        try:
            named = [(file, descriptor(file)) for file in files]
        except TypeError as problem:
            if not hasattr(files, "__iter__") and not hasattr(files, "__getitem__"):
                raise TypeError("arguments 1-3 must be sequences") from None
            raise problem
        for _, fd in named:
            if fd >= MAX_DESCRIPTOR:
                raise ValueError("filedescriptor out of range in select()")
            asked[fd] = asked.get(fd, 0) | events
        lists.append(named)
    found = polled(asked, seconds)
    if POLLNVAL in [state & POLLNVAL for state in found.values()]:
        raise failure(EBADF)
    return tuple([[file for file, fd in named if found.get(fd, 0) & ready]
                  for named, ready in zip(lists, (READABLE, WRITABLE, POLLPRI))])


def seconds_of(timeout):
    if timeout is None:
        return None
    if not isinstance(timeout, float) and not hasattr(timeout, "__index__"):
        raise TypeError("timeout must be a float or None")
    return float(timeout)


def polled(asked, seconds):
    """The states of the descriptors of which there is news."""
    wanted = new(f"struct pollfd[{max(1, len(asked))}]")
    for place, (fd, events) in enumerate(asked.items()):
        wanted[place].fd, wanted[place].events = fd, events
    waited(lambda left: c.poll(wanted, len(asked), left), seconds)
    return {wanted[place].fd: state & 0xffff for place in range(len(asked)) if (state := wanted[place].revents)}


class poll:
    def __init__(self):
        self._asked = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._asked[descriptor(fd)] = checked_events(eventmask)

    def modify(self, fd, eventmask, /):
        number = descriptor(fd)
        if number not in self._asked:
            raise failure(ENOENT)
        self._asked[number] = checked_events(eventmask)

    def unregister(self, fd, /):
        del self._asked[descriptor(fd)]

    def poll(self, timeout=None, /):
        """The timeout is in milliseconds."""
        if timeout is not None and not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be an integer or None")
        return list(polled(self._asked, None if timeout is None or timeout < 0 else timeout / 1000).items())


def checked_events(mask):
    if not 0 <= mask <= 0xffff:
        raise OverflowError("Python int too large to convert to C unsigned short" if mask > 0 else
                            "can't convert negative value to C unsigned short")
    return mask


class epoll:
    """A descriptor of the kernel that waits for others."""

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError("invalid flags")
        self._take(c.epoll_create1(EPOLL_CLOEXEC))
        if self._fd < 0:
            failed()

    def _take(self, fd):
        self._fd = fd

    @classmethod
    def fromfd(cls, fd, /):
        found = cls.__new__(cls)
        found._take(fd)
        return found

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._fd

    @property
    def closed(self): return self._fd < 0

    def fileno(self): return self._open()

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0 and c.close(fd) < 0:
            failed()

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0:
            c.close(self._fd)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *_):
        self.close()

    def _control(self, operation, fd, events):
        event = c.struct.epoll_event()
        event.events, event.data.fd = events, descriptor(fd)
        if c.epoll_ctl(self._open(), operation, descriptor(fd), event) < 0:
            failed()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT): self._control(c.EPOLL_CTL_ADD, fd, eventmask)
    def modify(self, fd, eventmask): self._control(c.EPOLL_CTL_MOD, fd, eventmask)
    def unregister(self, fd): self._control(c.EPOLL_CTL_DEL, fd, 0)

    def poll(self, timeout=None, maxevents=-1):
        """The timeout is in seconds."""
        own = self._open()
        seconds = seconds_of(timeout)
        if maxevents == 0 or maxevents < -1:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        room = 1023 if maxevents == -1 else maxevents
        events = new(f"struct epoll_event[{room}]")
        count = waited(lambda left: c.epoll_wait(own, events, room, left), None if seconds is None or seconds < 0 else seconds)
        return [(events[place].data.fd, events[place].events) for place in range(count)]
