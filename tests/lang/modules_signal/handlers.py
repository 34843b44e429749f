import errno
import signal


def handler(number, frame):
    print("handler", number, signal.Signals(number).name, frame is not None)


print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL, signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL) is signal.SIG_IGN, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.strsignal(11), len(signal.valid_signals()), signal.Signals.SIGTERM, repr(signal.SIGTERM), signal.SIGTERM + 1)
print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2}))
signal.raise_signal(signal.SIGUSR2)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR2]), signal.sigpending())
print(signal.setitimer(signal.ITIMER_REAL, 500), signal.alarm(0) in (499, 500), signal.getitimer(signal.ITIMER_REAL))
for wrong in (lambda: signal.signal(99, handler), lambda: signal.signal("x", handler), lambda: signal.signal(10, 4.5),
              lambda: signal.signal(signal.SIGKILL, handler)):
    try:
        wrong()
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "errno", None) == errno.EINVAL)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
print(errno.errorcode[errno.ENOENT], errno.EWOULDBLOCK == errno.EAGAIN, len(errno.errorcode))
