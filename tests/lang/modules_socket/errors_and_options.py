import socket

for call in [lambda: socket.socket().bind("a"), lambda: socket.socket().bind(("a",)), lambda: socket.socket().bind(("127.0.0.1", 99999)),
   lambda: socket.socket().recv(-1), lambda: socket.socket().recv(5), lambda: socket.socket().settimeout(-1), lambda: socket.socket().settimeout("a"),
   lambda: socket.socket().recv_into(bytearray(3), 5), lambda: socket.socket().send("abc"), lambda: socket.socket(fileno=-1), lambda: socket.socket().getsockopt(1, 2, 2000),
   lambda: socket.htons(-1), lambda: socket.htonl(1 << 40), lambda: socket.inet_aton("x"), lambda: socket.inet_pton(2, "1.2"), lambda: socket.inet_ntoa(b"123"),
   lambda: socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM),
   lambda: socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV),
   lambda: socket.ntohl(0x01020304), lambda: socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"), lambda: socket.socket().connect(("127.0.0.1", 1)), lambda: socket.socket().connect_ex(("127.0.0.1", 1)),
   lambda: socket.socket().sendto(b"a", 5), lambda: socket.socket(99), lambda: socket.AF_INET, lambda: socket.SOCK_STREAM, lambda: socket.SOL_SOCKET, lambda: socket.MSG_PEEK]:
    try: print(repr(call()))
    except Exception as e: print(type(e).__name__, e)
