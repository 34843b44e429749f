import error_numbers
import c

print(fail(ENOENT), c.errno == ENOENT, errno == ENOENT, strerror(c.errno))
# expect: -1 True True No such file or directory
c.errno = EINTR
print(current() == EINTR, errno == EINTR)
# expect: True True
fail(EAGAIN)
text = ["long " * 1000, {1: [2, 3]}]
print(errno == EAGAIN)
# expect: True

def touch():
    return len([0] * 1000)
print(call(touch))
# expect: 7
print(c.open("/no/such/file", O_RDONLY), errno == ENOENT, access("/", R_OK))
# expect: -1 True 0
