"""resource: what the process may use, and what it has used."""

import c
from _structseq import make
from _system import failed
from c import (
    RLIMIT_AS, RLIMIT_CORE, RLIMIT_CPU, RLIMIT_DATA, RLIMIT_FSIZE, RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_NOFILE,
    RLIMIT_NPROC, RLIMIT_OFILE, RLIMIT_RSS, RLIMIT_RTPRIO, RLIMIT_RTTIME, RLIMIT_SIGPENDING, RLIMIT_STACK, RUSAGE_CHILDREN,
    RUSAGE_SELF, RUSAGE_THREAD)

error = OSError
RLIM_INFINITY = -1
LIMITS = 16
UNLIMITED = (1 << 64) - 1
struct_rusage = make("resource.struct_rusage", """ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap
    ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw""")


def checked(resource):
    if not 0 <= resource < LIMITS:
        raise ValueError("invalid resource specified")
    return resource


def seconds(time):
    return time.tv_sec + time.tv_usec * 1e-6


def getrusage(who, /):
    usage = c.struct.rusage()
    if c.getrusage(who, usage) < 0:
        if errno == EINVAL:
            raise ValueError("invalid who parameter")
        failed()
    return struct_rusage([seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss, usage.ru_ixrss, usage.ru_idrss, usage.ru_isrss,
                          usage.ru_minflt, usage.ru_majflt, usage.ru_nswap, usage.ru_inblock, usage.ru_oublock, usage.ru_msgsnd,
                          usage.ru_msgrcv, usage.ru_nsignals, usage.ru_nvcsw, usage.ru_nivcsw])


def pair_of(limits):
    return tuple([-1 if bound == UNLIMITED else bound for bound in (limits.rlim_cur, limits.rlim_max)])


def limits_of(pair):
    both = tuple(pair)
    if len(both) != 2:
        raise ValueError("expected a tuple of 2 integers")
    limits = c.struct.rlimit()
    limits.rlim_cur, limits.rlim_max = [UNLIMITED if bound == -1 else bound for bound in both]
    return limits


def getrlimit(resource, /):
    limits = c.struct.rlimit()
    if c.getrlimit(checked(resource), limits) < 0:
        failed()
    return pair_of(limits)


def refused():
    number = errno
    if number == EINVAL:
        raise ValueError("current limit exceeds maximum limit")
    if number == EPERM:
        raise ValueError("not allowed to raise maximum limit")
    c.errno = number
    failed()


def setrlimit(resource, limits, /):
    if c.setrlimit(checked(resource), limits_of(limits)) < 0:
        refused()


def prlimit(pid, resource, limits=None, /):
    old = c.struct.rlimit()
    if c.prlimit(pid, checked(resource), None if limits is None else limits_of(limits), old) < 0:
        refused()
    return pair_of(old)


def getpagesize():
    return c.getpagesize()
