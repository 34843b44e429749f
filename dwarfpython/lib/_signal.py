"""What the module signal of Python's library is made on. A handler runs in the main thread, at its next safepoint."""

import c
import sys
from _structseq import make
from _system import failed, failure
from c import (
    SIGABRT, SIGALRM, SIGBUS, SIGCHLD, SIGCLD, SIGCONT, SIGFPE, SIGHUP, SIGILL, SIGINT, SIGIO, SIGIOT, SIGKILL, SIGPIPE, SIGPOLL,
    SIGPROF, SIGPWR, SIGQUIT, SIGSEGV, SIGSTKFLT, SIGSTOP, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ)

NSIG, SIGRTMIN, SIGRTMAX = 65, 34, 64
SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
MICROSECONDS = 1000000
struct_siginfo = make("signal.struct_siginfo", "si_signo si_code si_errno si_pid si_uid si_status si_band")
handlers = {}


ItimerError = type("itimer_error", (OSError,), {"__module__": "signal"})


def checked(number):
    if not isinstance(number, int):
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    if not 0 < number < NSIG:
        raise ValueError("signal number out of range")
    return int(number)


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def runner(handler):
    """What the runtime calls, with a number alone."""
    def call(number):
        handler(number, sys._getframe(1))
    return call


def initial(number):
    """The handler that a process begins with."""
    if number == SIGINT:
        return default_int_handler
    return SIG_IGN if number in (SIGPIPE, SIGXFSZ) else SIG_DFL


def getsignal(signalnum, /):
    number = checked(signalnum)
    return handlers[number] if number in handlers else initial(number)


def set_default(number): return c.signal(number, c.SIG_DFL)
def set_ignored(number): return c.signal(number, c.SIG_IGN)


def signal(signalnum, handler, /):
    import threading
    number = checked(signalnum)
    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    before = getsignal(number)
    if callable(handler):
        done = c.signal(number, runner(handler))
    elif handler == SIG_IGN:
        done = set_ignored(number)
    elif handler == SIG_DFL:
        done = set_default(number)
    else:
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if done == c.SIG_ERR:
        failed()
    handlers[number] = handler
    return before


def raise_signal(signalnum, /):
    pthread_kill(c.pthread_self(), signalnum)


def pthread_kill(thread_id, signalnum, /):
    number = c.pthread_kill(thread_id, checked(signalnum) if signalnum else 0)
    if number:
        raise failure(number)


def alarm(seconds, /): return c.alarm(seconds)
def pause(): c.pause()


def strsignal(signalnum, /):
    text = str(c.strsignal(checked(signalnum)))
    return None if text.startswith("Unknown signal") else text


def siginterrupt(signalnum, flag, /):
    if c.siginterrupt(checked(signalnum), bool(flag)) < 0:
        failed()


# Sets of signals

def set_of(numbers):
    made = c.sigset_t()
    c.sigemptyset(made)
    for number in numbers:
        c.sigaddset(made, checked(number))
    return made


def members(native):
    return {number for number in range(1, NSIG) if c.sigismember(native, number) == 1}


def valid_signals():
    made = c.sigset_t()
    c.sigfillset(made)
    return members(made)


def pthread_sigmask(how, mask, /):
    wanted, before = set_of(mask), c.sigset_t()
    number = c.pthread_sigmask(how, wanted, before)
    if number:
        raise failure(number)
    return members(before)


def sigpending():
    made = c.sigset_t()
    if c.sigpending(made) < 0:
        failed()
    return members(made)


def sigwait(sigset, /):
    arrived = new("int")
    number = c.sigwait(set_of(sigset), arrived)
    if number:
        raise failure(number)
    return arrived[0]


def told(info):
    return struct_siginfo((info.si_signo, info.si_code, info.si_errno, info._sifields._kill.si_pid, info._sifields._kill.si_uid,
                           info._sifields._sigchld.si_status, info._sifields._sigpoll.si_band))


def sigwaitinfo(sigset, /):
    info = c.siginfo_t()
    while c.sigwaitinfo(set_of(sigset), info) < 0:
        if errno != EINTR:
            failed()
    return told(info)


def sigtimedwait(sigset, timeout, /):
    if timeout < 0:
        raise ValueError("timeout must be non-negative")
    info = c.siginfo_t()
    if c.sigtimedwait(set_of(sigset), info, timespec(int(timeout), int(timeout % 1 * 1000000000))) >= 0:
        return told(info)
    if errno != EAGAIN:
        failed()
    return None


# Timers

def time_of(seconds):
    return timeval(int(seconds), int(round(seconds % 1 * MICROSECONDS)))


def seconds_of(time):
    return time.tv_sec + time.tv_usec / MICROSECONDS


def setitimer(which, seconds, interval=0.0, /):
    before = itimerval()
    if c.setitimer(which, itimerval(time_of(interval), time_of(seconds)), before) < 0:
        raise ItimerError(errno, str(c.strerror(errno)))
    return seconds_of(before.it_value), seconds_of(before.it_interval)


def getitimer(which, /):
    now = itimerval()
    if c.getitimer(which, now) < 0:
        raise ItimerError(errno, str(c.strerror(errno)))
    return seconds_of(now.it_value), seconds_of(now.it_interval)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """A descriptor that gets a byte for each signal: no handler of ours runs where it could be written."""
    if fd != -1:
        raise NotImplementedError("signal.set_wakeup_fd")
    return -1
