import fcntl
import os
import struct
import tempfile

r, w = os.pipe()
print(fcntl.fcntl(r, fcntl.F_GETFD), fcntl.fcntl(r, fcntl.F_SETFD, 0), fcntl.fcntl(r, fcntl.F_GETFD))
fl = fcntl.fcntl(r, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_SETFL, fl | os.O_NONBLOCK)
try: os.read(r, 1)
except BlockingIOError as e: print(e.errno)
os.write(w, b"abc")
buf = bytearray(4)
print(fcntl.ioctl(r, 0x541B, buf), buf, struct.unpack("i", fcntl.ioctl(r, 0x541B, b"\0" * 4)))
with tempfile.TemporaryFile() as f:
    print(fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB), fcntl.flock(f, fcntl.LOCK_UN), fcntl.lockf(f, fcntl.LOCK_EX), fcntl.lockf(f, fcntl.LOCK_UN))
for f in [lambda: fcntl.fcntl(999, 1), lambda: fcntl.fcntl("a", 1), lambda: fcntl.lockf(r, 77), lambda: fcntl.flock(999, 1), lambda: fcntl.fcntl(-1, 1), lambda: fcntl.fcntl(r, fcntl.F_SETFL, b"x" * 2000)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
