import os
import socket
import tempfile

u1 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u1.bind(("127.0.0.1", 0))
u2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u2.bind(("127.0.0.1", 0))
u1.sendto(b"dgram", u2.getsockname())
data, addr = u2.recvfrom(100)
print(data, addr == u1.getsockname())
u1.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(u1.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), u1.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 4))
d = tempfile.mkdtemp()
s = socket.socket(socket.AF_UNIX); s.bind(d + "/sock"); s.listen()
k = socket.socket(socket.AF_UNIX); k.connect(d + "/sock")
n, peer = s.accept()
print(repr(peer), k.getpeername() == d + "/sock", repr(k.getsockname()))
s.close(); k.close(); n.close(); os.unlink(d + "/sock"); os.rmdir(d)
u1.close(); u2.close()
a, b = socket.socketpair()
a.settimeout(0.01)
try:
    a.recv(5)
except TimeoutError as error:
    print(type(error).__name__, error)
a.setblocking(False)
try:
    a.recv(5)
except BlockingIOError as error:
    print(error)
b.sendall(b"line 1\nline 2\n")
b.close()
a.setblocking(True)
with a.makefile("r") as file:
    print(file.readlines())
a.close()
try:
    a.recv(1)
except OSError as error:
    print(error)
