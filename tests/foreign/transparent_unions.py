# A union of pointers takes a pointer for any of them, as bind() and connect() do.
import transparent_unions as lib

inet = lib.struct.inet_address(2, 80)
print(connected(1, inet), connected(1, cast("struct address *", inet)), connected(1, addressof(inet)))
# expect: 81 81 81
print(connected(1, new("struct unix_address", {"family": 1, "path": "A"})), connected(1, None))
# expect: 66 -1
try:
    connected(1, "text")
except TypeError as error:
    print(error)
# expect: connected() argument 2 (to): cannot convert str to address_argument: int connected(int fd, address_argument to)

import c
fd = socket(AF_INET, SOCK_STREAM, 0)
here = sockaddr_in(sin_family=AF_INET, sin_addr=in_addr(htonl(INADDR_LOOPBACK)))
length = new("socklen_t", sizeof(here))
print(bind(fd, here, sizeof(here)), getsockname(fd, here, length), here.sin_port != 0, listen(fd, 1), close(fd))
# expect: 0 0 True 0 0
