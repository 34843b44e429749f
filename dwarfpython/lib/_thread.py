"""_thread: threads and locks, over libc's pthreads and semaphores.

Only one thread runs Python at a time, and others come in at the end of a turn of a loop or in a call of C. So what stands between
those is done as a whole: a lock that is free is a flag. Who finds it taken waits at a semaphore.
"""

import c
from _threads import identity as get_ident, number, print_exception
from time import monotonic_ns

TIMEOUT_MAX = 9223372036.0
error = RuntimeError
_stack_size = 0
_running = 0


def checked_timeout(blocking, timeout):
    """Nanoseconds to wait, -1 for ever."""
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if not isinstance(timeout, (int, float)):
        raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be positive")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")
    if not blocking:
        return 0
    return -1 if timeout == -1 else int(timeout * 1e9)


class Gate:
    """Where threads wait until somebody lets one of them on."""

    def __init__(self):
        self.waiting, self.semaphore = 0, None

    def made(self):
        if self.semaphore is None:
            fresh = new("sem_t")
            c.sem_init(fresh, 0, 0)
            if self.semaphore is None:
                self.semaphore = fresh
        return self.semaphore

    def wait(self, deadline):
        """False: the deadline, in nanoseconds of the monotonic clock, is over. There may have been no reason to wake up."""
        self.waiting += 1
        try:
            if deadline < 0:
                c.sem_wait(self.made())
                return True
            until = timespec(deadline // 1000000000, deadline % 1000000000)
            return c.sem_clockwait(self.made(), c.CLOCK_MONOTONIC, until) == 0 or c.errno != c.ETIMEDOUT
        finally:
            self.waiting -= 1

    def open(self):
        if self.waiting:
            c.sem_post(self.made())

    def close(self):
        self.waiting, self.semaphore = 0, None


class lock:
    __module__ = "_thread"

    def __new__(cls):
        raise TypeError("cannot create '_thread.lock' instances")

    def acquire(self, blocking=True, timeout=-1):
        if not self._taken and timeout == -1:
            self._taken = True
            return True
        nanoseconds = checked_timeout(blocking, timeout)
        if not self._taken:
            self._taken = True
            return True
        if nanoseconds == 0:
            return False
        deadline = -1 if nanoseconds < 0 else monotonic_ns() + nanoseconds
        while self._taken:
            if not self._gate.wait(deadline) and self._taken:
                return False
        self._taken = True
        return True

    def release(self):
        if not self._taken:
            raise RuntimeError("release unlocked lock")
        self._taken = False
        if self._gate.waiting:
            self._gate.open()

    def locked(self): return self._taken

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        if self._taken:
            return self.acquire()
        self._taken = True
        return True

    def __exit__(self, kind, value, traceback):
        self.release()

    def _at_fork_reinit(self):
        self._taken = False
        self._gate.close()

    def __repr__(self):
        return f"<{'locked' if self._taken else 'unlocked'} _thread.lock object at {id(self):#x}>"


LockType = lock


def allocate_lock():
    made = object.__new__(lock)
    made._taken, made._gate = False, Gate()
    return made


allocate = allocate_lock


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._lock, self._owner, self._count = allocate_lock(), 0, 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._lock.acquire(blocking, timeout):
            return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = 0
            self._lock.release()

    def __enter__(self): return self.acquire()
    def __exit__(self, kind, value, traceback): self.release()

    def _is_owned(self): return self._owner == get_ident()

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        saved = self._count, self._owner
        self._count = self._owner = 0
        self._lock.release()
        return saved

    def _acquire_restore(self, saved):
        self._lock.acquire()
        self._count, self._owner = saved

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._owner = self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner} count={self._count} at {id(self):#x}>"


# Threads

def stack_size(size=0, /):
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


def start_new_thread(function, args, kwargs={}, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    attributes, ident = new("pthread_attr_t"), new("pthread_t")
    c.pthread_attr_init(attributes)
    try:
        c.pthread_attr_setdetachstate(attributes, c.PTHREAD_CREATE_DETACHED)
        if _stack_size:
            c.pthread_attr_setstacksize(attributes, _stack_size)
        if c.pthread_create(ident, attributes, run, Work(function, args, kwargs)):
            raise RuntimeError("can't start new thread")
    finally:
        c.pthread_attr_destroy(attributes)
    return ident[0]


start_new = start_new_thread


class Work:
    def __init__(self, function, args, kwargs):
        self.function, self.args, self.kwargs = function, args, kwargs


def run(work):
    """What each new thread calls."""
    global _running
    _running += 1
    try:
        work.function(*work.args, **work.kwargs)
    except SystemExit:
        pass
    except BaseException as error:
        report(error, work.function)
    finally:
        _running -= 1


def report(error, function):
    import sys
    print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
    print_exception(error.with_traceback(error.__traceback__.tb_next))


def exit():
    raise SystemExit


exit_thread = exit


def get_native_id(): return c.gettid()
def interrupt_main(signum=2, /): c.kill(c.getpid(), signum)
def _count(): return _running
