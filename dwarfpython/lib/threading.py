"""threading: threads, and what they wait for, over _thread.

What stands between two turns of a loop or calls of C is done as a whole (see _thread), so little here needs a lock of its own.
"""

import _thread
import c
import sys
from _thread import RLock, TIMEOUT_MAX, allocate_lock, get_ident, get_native_id, stack_size
from _threads import at_end, number, print_exception
from time import monotonic

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
           "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile",
           "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id"]

Lock = allocate_lock
ThreadError = RuntimeError


def numbers():
    number = 0
    while True:
        number += 1
        yield number


_active = {}                 # threads that run, by identity
_limbo = []                  # threads that are being started
_numbers, _dummies = numbers().__next__, numbers().__next__
_at_exit = []                # called before the threads that are no daemons are waited for


# Conditions and what is made of them

class Condition:
    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        self._waiters = []

    def __enter__(self): return self._lock.__enter__()
    def __exit__(self, kind, value, traceback): return self._lock.__exit__(kind, value, traceback)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _open(self):
        """Gives the lock up, however often it was taken; gives what takes it so again."""
        if isinstance(self._lock, RLock):
            return self._lock._release_save()
        self._lock.release()

    def _close(self, saved):
        if isinstance(self._lock, RLock):
            self._lock._acquire_restore(saved)
        else:
            self._lock.acquire()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved, notified = self._open(), False
        try:
            if timeout is None:
                notified = waiter.acquire()
            else:
                notified = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return notified
        finally:
            self._close(saved)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            waiter = self._waiters.pop(0)
            if waiter.locked():
                waiter.release()
                n -= 1

    def notify_all(self): self.notify(len(self._waiters))
    notifyAll = notify_all

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond, self._value = Condition(Lock()), value

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not self._cond.wait_for(lambda: self._value > 0, timeout if blocking else 0):
                return False
            self._value -= 1
            return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __enter__(self): return self.acquire()
    def __exit__(self, kind, value, traceback): self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def __repr__(self):
        where = f"{self.__class__.__module__}.{self.__class__.__qualname__} at {id(self):#x}"
        return f"<{where}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    def __init__(self):
        self._cond, self._flag = Condition(Lock()), False

    def __repr__(self):
        state = "set" if self._flag else "unset"
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self): return self._flag
    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()


class BrokenBarrierError(RuntimeError):
    pass


FILLING, DRAINING, RESETTING, BROKEN = range(4)


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._state, self._count = FILLING, 0

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == FILLING else 0)
    broken = property(lambda self: self._state == BROKEN)

    def __repr__(self):
        where = f"{self.__class__.__module__}.{self.__class__.__qualname__} at {id(self):#x}"
        return f"<{where}: broken>" if self.broken else f"<{where}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        timeout = self._timeout if timeout is None else timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in (DRAINING, RESETTING))
            if self._state == BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._leave()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in (RESETTING, BROKEN):
            raise BrokenBarrierError

    def _leave(self):
        """The last of those who were waiting makes room for the next."""
        self._count -= 1
        if self._count == 0 and self._state in (DRAINING, RESETTING):
            self._state = FILLING
            self._cond.notify_all()

    def _break(self):
        self._state = BROKEN
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            self._state = RESETTING if self._count > 0 else FILLING
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()


# Threads

class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{_numbers()}" + (f" ({target.__name__})" if hasattr(target, "__name__") else "")
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name, self._daemonic = str(name), current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._started, self._stopped = Event(), Event()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "stopped" if self._stopped._flag else "started" if self._started._flag else "initial"
        status += " daemon" * bool(self._daemonic)
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        _limbo.append(self)
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except BaseException:
            _limbo.remove(self)
            raise
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        """What the new thread does."""
        self._ident, self._native_id = get_ident(), get_native_id()
        _active[self._ident] = self
        _limbo.remove(self)
        self._started.set()
        try:
            self._bootstrap_inner()
        finally:
            forget_locals()
            del _active[self._ident]
            self._stopped.set()

    def _bootstrap_inner(self):
        try:
            self.run()
        except BaseException:
            invoke_excepthook(self)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._stopped.wait(timeout if timeout is None else max(timeout, 0))

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._stopped.is_set()

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    ident = property(lambda self: self._ident)
    native_id = property(lambda self: self._native_id)

    def getName(self): return self.name
    def setName(self, name): self.name = name
    def isDaemon(self): return self.daemon
    def setDaemon(self, daemonic): self.daemon = daemonic


class _FoundThread(Thread):
    """One that was not started here."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._ident, self._native_id = get_ident(), get_native_id()
        self._started.set()
        _active[self._ident] = self


class _MainThread(_FoundThread):
    def __init__(self):
        _FoundThread.__init__(self, "MainThread", False)


class _DummyThread(_FoundThread):
    def __init__(self):
        _FoundThread.__init__(self, f"Dummy-{_dummies()}", True)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self): self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    found = _active.get(get_ident())
    return found if found is not None else _DummyThread()


def main_thread(): return _main
def enumerate(): return list(_active.values()) + _limbo
def active_count(): return len(_active) + len(_limbo)


currentThread, activeCount = current_thread, active_count


# What a thread did not catch

class _ExceptHookArgs(tuple):
    __module__ = "_thread"

    def __new__(cls, sequence):
        made = tuple.__new__(cls, sequence)
        if len(made) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(made)}-sequence given)")
        return made

    def __repr__(self):
        names = "exc_type", "exc_value", "exc_traceback", "thread"
        return f"_thread._ExceptHookArgs({', '.join([f'{name}={value!r}' for name, value in zip(names, self)])})"

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr)
    print_exception(args.exc_value)


__excepthook__ = excepthook


def invoke_excepthook(thread):
    kind, value, traceback = sys.exc_info()
    try:
        excepthook(ExceptHookArgs((kind, value, traceback, thread)))
    except BaseException as error:
        print("Exception in threading.excepthook:", file=sys.stderr)
        print_exception(error)


# Attributes of which each thread has its own

_missing = object()
_owned = {}                  # the numbers of threads: the dicts that are theirs, by the `local` that has them


class _local:
    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        made = object.__new__(cls)
        object.__setattr__(made, "_local__dicts", {})
        object.__setattr__(made, "_local__arguments", (args, kwargs))
        dict_of(made, number())
        return made

    def __getattribute__(self, name):
        own = here(self)
        if name == "__dict__":
            return own
        value = own.get(name, _missing)
        return object.__getattribute__(self, name) if value is _missing or is_data(self, name) else value

    def __getattr__(self, name):
        raise AttributeError(f"'{title(self)}' object has no attribute '{name}'", name=name, obj=self)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{title(self)}' object attribute '__dict__' is read-only")
        if is_data(self, name):
            object.__setattr__(self, name, value)
        else:
            here(self)[name] = value

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"'{title(self)}' object attribute '__dict__' is read-only")
        if is_data(self, name):
            object.__delattr__(self, name)
        elif here(self).pop(name, _missing) is _missing:
            self.__getattr__(name)


local = _local


def title(self):
    return "_thread._local" if type(self) is local else type(self).__name__


def is_data(self, name):
    """Whether a class has a descriptor of that name which is not to be hidden."""
    found = getattr(type(self), name, _missing)
    return found is not _missing and hasattr(type(found), "__set__")


def dict_of(self, thread):
    dicts = object.__getattribute__(self, "_local__dicts")
    own = dicts[thread] = {}
    _owned.setdefault(thread, []).append(dicts)
    return own


def here(self):
    """This thread's attributes; the first time they are initialised."""
    thread = number()
    own = object.__getattribute__(self, "_local__dicts").get(thread)
    if own is None:
        own = dict_of(self, thread)
        args, kwargs = object.__getattribute__(self, "_local__arguments")
        type(self).__init__(self, *args, **kwargs)
    return own


def forget_locals():
    thread = number()
    for dicts in _owned.pop(thread, ()):
        dicts.pop(thread, None)


# The end

def _register_atexit(function, *args, **kwargs):
    _at_exit.append((function, args, kwargs))


def _shutdown():
    """Waits for the threads that are no daemons."""
    while _at_exit:
        function, args, kwargs = _at_exit.pop()
        function(*args, **kwargs)
    waiting = True
    while waiting:
        waiting = [thread for thread in enumerate() if not thread.daemon and thread is not current_thread()]
        for thread in waiting:
            thread._started.wait()
            thread.join()


def _after_fork():
    """The child has one thread, which is its main thread."""
    global _main
    _main = current_thread()
    for thread in enumerate():
        if thread is not _main:
            thread._stopped = Event()
            thread._stopped.set()
    _limbo.clear()
    _active.clear()
    _active[_main.ident] = _main


_profile = _trace = None


def settrace(function):
    global _trace
    _trace = function


def setprofile(function):
    global _profile
    _profile = function


def gettrace(): return _trace
def getprofile(): return _profile


_main = _MainThread()
at_end(_shutdown)
c.pthread_atfork(None, None, _after_fork)
