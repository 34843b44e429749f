import c
import m

status = new("int")
pid = fork()
if pid == 0:
    _exit(7)
waitpid(pid, status, 0)
print(WIFEXITED(status[0]), WEXITSTATUS(status[0]), WIFSIGNALED(status[0]))
# expect: 1 7 0
print(S_ISDIR(0o040000), htons(1), isnan(1.0), MAX(3, 4))
# expect: 1 256 0 4
s = fd_set()
FD_SET(3, s)
print(FD_ISSET(3, s), FD_ISSET(4, s))
# expect: 1 0
r = timeval()
timersub(timeval(5, 10), timeval(3, 20), r)
print(r)
# expect: { .tv_sec = 1, .tv_usec = 999990 }
# What is no address at all is a macro of a pointer too.
before = c.signal(c.SIGUSR1, c.SIG_IGN)
print(before == c.SIG_DFL, before == c.SIG_ERR, c.signal(c.SIGUSR1, before) == c.SIG_IGN)
# expect: True False True
