import os

path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"dpy-text-{os.getpid()}")
with open(path, "w") as f:
    print(f.write("one\ntwo\n"), f.writable(), f.readable(), f.mode, f.closed, f.encoding, f.tell())
    print("three", file=f)
    f.writelines(["four\n", "fünf"])
print(f.closed)
with open(path) as f:
    print(f.read(3), f.read(2), repr(f.readline()), f.readline(2), f.readlines(), f.read(), f.readline() == "")
    f.seek(0)
    print([line for line in f], f.seek(0, 2), f.tell())
    f.seek(4)
    at = [f.readline(), f.tell(), f.readline(), f.tell(), f.read(7), f.tell()]
    print(at, f.seekable(), f.newlines)
with open(path, "a") as f:
    print(f.tell(), f.write("!"), f.tell())
with open(path, "r+") as f:
    f.write("ONE")
    print(f.read(), f.truncate(5))
print(open(path, "rb").read())
try:
    open(path, "x")
except FileExistsError as error:
    print(error.errno, error.strerror, error.filename == path)
with open(path, "w+") as f:
    f.write("a\nb\n")
    f.seek(0)
    print(f.read(), next(f, "end"))
    for line in f:
        pass
os.remove(path)
with open(path, "x") as f:
    f.write("new")
print(open(path).read(), open(path, mode="r", encoding="ascii").read(1))
os.remove(path)
