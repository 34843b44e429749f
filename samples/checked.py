# Outputs as results and errors as exceptions, by libc's annotations. C's own calls are beside them.
import c

# The outputs are left out: they come back.
number, rest = strtol("42 apples", base=10)
print(number, rest)
end = new("char *")
print(strtol("42 apples", end, base=10), end[0])

# A pipe, a process, its exit: no cell, no test of -1.
reading, writing = pipe()
child = fork()
if child == 0:
    write(writing, b"from\0the child", 14)
    _exit(7)
pid, status = waitpid(child)
print(read(reading, 100), WEXITSTATUS(status), pid == child)

# A failure is an exception where outputs are left out, and by `c.checked`; C's own call gives what C gives.
print(c.open("/no/such/file", O_RDONLY), errno == ENOENT)
for attempt in lambda: stat("/no/such/file"), lambda: c.checked.open("/no/such/file", O_RDONLY), lambda: strtol("9" * 20):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__, error)

# Text that the caller has to free becomes a str; what else has to be freed is told by describe().
print(c.checked.asprintf("%d and %s", 5, "more"))
addresses = getaddrinfo("127.0.0.1", "80")
print(describe(addresses).partition(", to be ")[2])
freeaddrinfo(addresses)
