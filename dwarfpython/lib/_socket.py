"""What the module socket of Python's library is made on: the kernel's sockets, over libc.

As CPython does it, a socket with a timeout does not block in the kernel: each call first waits for it with poll.
"""

import c
import time
from _socket_address import (
    Answer, gaierror, getaddrinfo, gethostbyaddr, gethostbyname, gethostbyname_ex, gethostname, getnameinfo, getprotobyname,
    getservbyname, getservbyport, herror, htonl, htons, if_indextoname, if_nameindex, if_nametoindex, inet_aton, inet_ntoa, inet_ntop,
    inet_pton, lent, ntohl, ntohs, raw_address)
from _socket_constants import *
from _system import failed
from c import F_DUPFD_CLOEXEC, F_GETFL, F_SETFL, O_NONBLOCK, POLLIN, POLLOUT

error, timeout = OSError, TimeoutError
has_ipv6 = True
default_timeout = None
MAX_TIMEOUT = 1 << 33


def checked_timeout(value):
    """The seconds that a program asks for; None for ever."""
    if value is None:
        return None
    if not isinstance(value, float) and not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if value < 0:
        raise ValueError("Timeout value out of range")
    if value > MAX_TIMEOUT:
        raise OverflowError("timeout doesn't fit into C timeval")
    return float(value)


def getdefaulttimeout():
    return default_timeout


def setdefaulttimeout(timeout, /):
    global default_timeout
    default_timeout = checked_timeout(timeout)


def checked_buffer(data):
    """What C reads the bytes from."""
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str) or not hasattr(data, "tobytes"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data.tobytes()


def writable_bytes(buffer):
    """A view of a buffer that is to be filled, byte by byte."""
    view = buffer if isinstance(buffer, memoryview) else memoryview(buffer)
    if view.readonly:
        raise TypeError(f"recv_into() argument 1 must be read-write bytes-like object, not {type(buffer).__name__}")
    return view if view.itemsize == 1 else view.cast("B")


class socket:
    """A socket of the kernel. What else the module socket offers is in the class that it derives from this one."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd, self._timeout = -1, None
        if fileno is None:
            self._family = AF_INET if family == -1 else int(family)
            self._type = SOCK_STREAM if type == -1 else int(type)
            self._proto = 0 if proto == -1 else proto
            self._fd = c.socket(self._family, self._type | SOCK_CLOEXEC, self._proto)
            if self._fd < 0:
                failed()
        else:
            self._take(fileno, int(family), int(type), proto)
        nonblocking = self._type & SOCK_NONBLOCK
        self._type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        if nonblocking:
            self._timeout = 0.0
        elif default_timeout is not None:
            self.settimeout(default_timeout)

    def _take(self, fileno, family, kind, proto):
        """The socket of a descriptor: what it is, it is asked itself."""
        if isinstance(fileno, float) or not hasattr(fileno, "__index__"):
            raise TypeError(f"'{type(fileno).__name__}' object cannot be interpreted as an integer")
        if fileno < 0:
            raise ValueError("negative file descriptor")
        fd = fileno.__index__()
        found = self._option(fd, SO_DOMAIN)
        self._family = found if family == -1 else family
        self._type = self._option(fd, SO_TYPE) if kind == -1 else kind
        self._proto = self._option(fd, SO_PROTOCOL) if proto == -1 else proto
        self._fd = fd

    def _option(self, fd, option):
        value, size = new("int"), new("unsigned int", 4)
        if c.getsockopt(fd, SOL_SOCKET, option, value, size) < 0:
            failed()
        return value[0]

    @property
    def family(self): return self._family
    @property
    def type(self): return self._type
    @property
    def proto(self): return self._proto
    @property
    def timeout(self): return self._timeout

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>"

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0:
            c.close(self._fd)

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        fd = self.detach()
        if fd >= 0 and c.close(fd) < 0 and errno != ECONNRESET:
            failed()

    # Waiting

    def settimeout(self, timeout, /):
        self._timeout = checked_timeout(timeout)
        flags = c.fcntl(self._fd, F_GETFL)
        if flags < 0 or c.fcntl(self._fd, F_SETFL, flags & ~O_NONBLOCK if self._timeout is None else flags | O_NONBLOCK) < 0:
            failed()

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag, /):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._timeout != 0

    def _deadline(self):
        return None if not self._timeout else time.monotonic() + self._timeout

    def _wait(self, events, deadline):
        """Until the kernel is ready, where the socket has a timeout."""
        if deadline is None:
            return
        wanted = new("struct pollfd[1]")
        wanted[0].fd, wanted[0].events = self._fd, events
        while True:
            left = deadline - time.monotonic()
            ready = c.poll(wanted, 1, min(0x7fffffff, max(0, int(left * 1000 + 0.999))))
            if ready < 0 and errno != EINTR:
                failed()
            if ready > 0:
                return
            if left <= 0:
                raise TimeoutError("timed out")

    def _call(self, events, call, deadline=None):
        """The result of a call that may have to wait, and that a signal may interrupt."""
        deadline = deadline or self._deadline()
        while True:
            self._wait(events, deadline)
            result = call()
            if result >= 0:
                return result
            number = errno
            if number != EINTR and not (deadline and number == EAGAIN):
                c.errno = number
                failed()

    # Connections

    def bind(self, address, /):
        raw = raw_address(self._family, address, "bind")
        if c.bind(self._fd, lent(raw), len(raw)) < 0:
            failed()

    def listen(self, backlog=min(SOMAXCONN, 128), /):
        if c.listen(self._fd, max(backlog, 0)) < 0:
            failed()

    def _accept(self):
        peer = Answer()
        fd = self._call(POLLIN, lambda: c.accept4(self._fd, peer.pointer, peer.length, SOCK_CLOEXEC))
        return fd, peer.value()

    def _connected(self, address, what):
        """The error number of a connection, 0 if it stands."""
        raw = raw_address(self._family, address, what)
        if c.connect(self._fd, lent(raw), len(raw)) == 0:
            return 0
        number = errno
        if number != EINTR and not (number == EINPROGRESS and self._timeout):
            return number
        self._wait(POLLOUT, self._deadline() or time.monotonic() + MAX_TIMEOUT)
        return self._option(self._fd, SO_ERROR)

    def connect(self, address, /):
        number = self._connected(address, "connect")
        if number:
            c.errno = number
            failed()

    def connect_ex(self, address, /):
        try:
            return self._connected(address, "connect_ex")
        except TimeoutError:
            return EAGAIN

    def shutdown(self, how, /):
        if c.shutdown(self._fd, how) < 0:
            failed()

    def getsockname(self):
        own = Answer()
        if c.getsockname(self._fd, own.pointer, own.length) < 0:
            failed()
        return own.value()

    def getpeername(self):
        peer = Answer()
        if c.getpeername(self._fd, peer.pointer, peer.length) < 0:
            failed()
        return peer.value()

    # Data

    def recv(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        data = bytearray(bufsize)
        got = self._call(POLLIN, lambda: c.recv(self._fd, data, bufsize, flags))
        return bytes(data[:got])

    def recvfrom(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        data, peer = bytearray(bufsize), Answer()
        got = self._call(POLLIN, lambda: c.recvfrom(self._fd, data, bufsize, flags, peer.pointer, peer.length))
        return bytes(data[:got]), peer.value()

    def recv_into(self, buffer, nbytes=0, flags=0):
        view, count = self._room(buffer, nbytes, "recv_into")
        return self._call(POLLIN, lambda: c.recv(self._fd, view, count, flags))

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        view, count = self._room(buffer, nbytes, "recvfrom_into")
        peer = Answer()
        got = self._call(POLLIN, lambda: c.recvfrom(self._fd, view, count, flags, peer.pointer, peer.length))
        return got, peer.value()

    def _room(self, buffer, nbytes, what):
        view = writable_bytes(buffer)
        if nbytes < 0:
            raise ValueError(f"negative buffersize in {what}")
        if nbytes > len(view):
            raise ValueError("buffer too small for requested bytes")
        return view, nbytes or len(view)

    def send(self, data, flags=0, /):
        data = checked_buffer(data)
        return self._call(POLLOUT, lambda: c.send(self._fd, data, len(data), flags))

    def sendall(self, data, flags=0, /):
        view, deadline = memoryview(checked_buffer(data)), self._deadline()
        while len(view):
            done = self._call(POLLOUT, lambda: c.send(self._fd, view, len(view), flags), deadline)
            view = view[done:]

    def sendto(self, data, *rest):
        if not 1 <= len(rest) <= 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({1 + len(rest)} given)")
        data, flags = checked_buffer(data), rest[0] if len(rest) == 2 else 0
        raw = raw_address(self._family, rest[-1], "sendto")
        return self._call(POLLOUT, lambda: c.sendto(self._fd, data, len(data), flags, lent(raw), len(raw)))

    # Options

    def setsockopt(self, level, optname, value, optlen=None, /):
        if value is None:
            result = c.setsockopt(self._fd, level, optname, None, optlen)
        elif isinstance(value, int):
            result = c.setsockopt(self._fd, level, optname, new("int", int(value)), 4)
        else:
            data = checked_buffer(value)
            result = c.setsockopt(self._fd, level, optname, data, len(data))
        if result < 0:
            failed()

    def getsockopt(self, level, optname, buflen=0, /):
        if not 0 <= buflen <= 1024:
            raise OSError("getsockopt buflen out of range")
        memory, size = bytearray(buflen or 4), new("unsigned int", buflen or 4)
        if c.getsockopt(self._fd, level, optname, memory, size) < 0:
            failed()
        return bytes(memory[:size[0]]) if buflen else cast("int *", memory)[0]


SocketType = socket


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    ends = new("int[2]")
    if c.socketpair(family, type | SOCK_CLOEXEC, proto, ends) < 0:
        failed()
    return socket(family, type, proto, ends[0]), socket(family, type, proto, ends[1])


def close(integer, /):
    if c.close(integer) < 0 and errno != ECONNRESET:
        failed()


def dup(integer, /):
    fd = c.fcntl(integer, F_DUPFD_CLOEXEC, 0)
    if fd < 0:
        failed()
    return fd


def sethostname(name, /):
    data = name.encode() if isinstance(name, str) else bytes(name)
    if c.sethostname(data, len(data)) < 0:
        failed()


__all__ = [name for name in globals() if name[0] != "_" and name not in (
    "c", "time", "Answer", "failed", "lent", "raw_address", "default_timeout", "checked_timeout", "checked_buffer", "writable_bytes")]
