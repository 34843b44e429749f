# libc's annotations: the ways of C and of Python side by side.
import c

value, end = strtol("42x", base=10)
print(value, end)                           # expect: 42 x
out = new("char *")
print(strtol("42x", out, 10), out[0], strtol("ff", None, 16))       # expect: 42 x 255
print(strtol("7 "), strtol(base=2, nptr="1012"))    # expect: (7, ' ') (5, '2')
try:
    strtol("9" * 30)
except OSError as error:
    print(error, error.errno == ERANGE)     # expect: [Errno 34] Numerical result out of range True
c.errno = 5
print(strtod("1.5e3z"), errno)              # expect: (1500.0, 'z') 5

print(stat("/etc/passwd").st_size > 0, type(stat()), stat("/no/such/file", stat()))     # expect: True <class 'struct stat'> -1
try:
    stat("/no/such/file")
except FileNotFoundError as error:
    print(error, error.filename)            # expect: [Errno 2] No such file or directory: '/no/such/file' /no/such/file
print(c.open("/no/such/file", O_RDONLY))    # expect: -1
try:
    c.checked.open("/no/such/file", O_RDONLY)
except OSError as error:
    print(error)                            # expect: [Errno 2] No such file or directory: '/no/such/file'

reading, writing = pipe()
print(write(writing, b"some\0bytes", 10), read(reading, 4), read(reading, count=100))    # expect: 10 b'some' b'\x00bytes'
buffer = bytearray(4)
print(write(writing, "abc", 3), read(reading, buffer, 4), buffer)   # expect: 3 3 bytearray(b'abc\x00')
close(reading), c.checked.close(writing)
print(close(writing), errno == EBADF)       # expect: -1 True

print(c.checked.asprintf("%d %s", 5, "apples"), c.checked.snprintf(5, "%s", "long text"))     # expect: 5 apples long
stream = fopen("/proc/self/cmdline", "r")
print("\0" in getline(stream))              # expect: True
try:
    getline(stream)
except EOFError as error:
    print(error)                            # expect: getline() is at the end
fclose(stream)
print(time() > 10 ** 9, gettimeofday().tv_sec > 10 ** 9, gmtime_r(0).tm_year, clock_gettime(CLOCK_MONOTONIC).tv_sec >= 0)    # expect: True True 70 True
print(frexp(8.0), modf(-2.5))               # expect: (0.5, 4) (-0.5, -2.0)

pid = fork()
if not pid:
    _exit(3)
done, status = waitpid(pid)
print(done == pid, WEXITSTATUS(status))     # expect: True 3
try:
    wait()
except ChildProcessError as error:
    print(error)                            # expect: [Errno 10] No child processes

addresses = getaddrinfo("127.0.0.1", "80")
print(addresses.ai_family == AF_INET, "freed by freeaddrinfo()" in describe(addresses))      # expect: True True
freeaddrinfo(addresses)
try:
    getaddrinfo("127.0.0.1", "no such service")
except OSError as error:
    print(error)                            # expect: [Errno -8] Servname not supported for ai_socktype
thread = pthread_create(None, lambda argument: argument, "given")
print(pthread_join(thread))                 # expect: given
try:
    posix_memalign(3, 8)
except OSError as error:
    print(error)                            # expect: [Errno 22] Invalid argument
