import os
import tempfile

with tempfile.TemporaryFile("w+") as f:
    f.write("text")
    f.seek(0)
    print(f.read())
with tempfile.NamedTemporaryFile(suffix=".x", prefix="dpy") as f:
    f.write(b"data")
    f.flush()
    name = f.name
    print(os.path.exists(name), name.endswith(".x"), os.path.basename(name).startswith("dpy"), os.path.getsize(name), oct(os.stat(name).st_mode))
print(os.path.exists(name))
with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, "x"), "w").close()
    print(os.path.isdir(folder))
print(os.path.exists(folder))
fd, path = tempfile.mkstemp(text=True)
os.write(fd, b"1")
os.close(fd)
print(os.path.getsize(path))
os.remove(path)
with tempfile.SpooledTemporaryFile(max_size=5, mode="w+") as f:
    f.write("abc")
    f.write("defg")
    f.seek(0)
    print(f.read())
print(tempfile.gettempdir() == os.environ.get("TMPDIR", "/tmp"), tempfile.gettempprefix())
