import io
import os

from _place import path, written

written(b"one\ntwo\nthree")
with open(path, "rb") as f:
    print(f.name == path, f.mode, f.read(2), f.readline(), f.tell(), f.peek()[:3], f.read1(2), f.seek(-5, 2), f.read(), f.read())
    print(f.seek(0), list(f), f.seek(2), f.readlines(5), f.seekable(), type(f).__name__, type(f.raw).__name__)
with open(path, "wb") as f:
    print(f.write(b"abc"), f.write(b""), f.tell(), f.seek(1), f.write(b"X"), f.tell(), type(f).__name__)
with open(path, "r+b") as f:
    print(f.read(1), f.write(b"Y"), f.read(), f.seek(0), f.read(), f.truncate(2), f.seek(0, 2), type(f).__name__)
with open(path, "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell())
with open(path, "wb", buffering=0) as f:
    print(type(f).__name__, f.write(b"raw"), f.mode, f.closefd)
with open(path, "rb", buffering=0) as f:
    print(f.read(2), f.readall(), f.read(), f.tell())
with io.open(path, "w+b") as f:
    for i in range(3000):
        f.write(b"%d\n" % i)
    f.seek(100)
    print(f.readline(), f.tell(), sum(len(line) for line in f))
fd = os.open(path, os.O_RDONLY)
with open(fd, "rb", closefd=False) as f:
    print(f.read(4), f.name == fd, f.fileno() == fd)
os.close(fd)
try:
    open(fd)
except OSError as error:
    print(error.errno, error.strerror)
os.remove(path)
