import os

from _place import path, written

written(b"a\nb\r\nc\rd\r\n\re\n\n\r\nlast")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open(path, newline=newline) as f:
        parts = []
        while part := f.read(3):
            parts.append(part)
        print(parts)
    with open(path, newline=newline) as f:
        places = []
        while line := f.readline():
            places.append(f.tell())
        for place in places[:-1]:
            f.seek(place)
            print(repr(f.readline()), end=" ")
        print()
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as f:
        f.write("x\ny\r\nz\n")
    print(repr(newline), open(path, "rb").read())
for size in (8190, 8191, 8192, 8193, 32767, 32768):
    written(b"x" * size + b"\r\n" + b"y" * 10 + b"\r" + b"z\n")
    with open(path) as f:
        print([(len(line), line[-2:]) for line in f], f.newlines)
os.remove(path)
