import io

f = io.StringIO()
print(f.write("hello\n"), f.write("wörld"), f.tell(), f.getvalue(), f.read(), f.seek(2), f.read(3), f.readline(), f.readline())
print(f.seek(0), f.write("J"), f.getvalue(), f.truncate(3), f.getvalue(), f.seek(6), f.write("x"), repr(f.getvalue()))
print(list(io.StringIO("a\nb\r\nc\rd")), list(io.StringIO("a\nb\r\nc\rd", newline=None)), list(io.StringIO("a\nb\r\nc\rd", newline="")))
for newline in (None, "", "\n", "\r", "\r\n"):
    f = io.StringIO(newline=newline)
    f.write("x\ny\r\nz")
    print(repr(newline), repr(f.getvalue()), f.newlines)
f = io.StringIO("start")
f.write("S")
print(f.getvalue(), f.readable(), f.writable(), f.seekable(), f.isatty(), f.closed, f.encoding, f.errors, f.line_buffering)
print("to", "memory", file=f, sep="-")
print(repr(f.getvalue()))
with f:
    pass
for action in (f.getvalue, f.read, lambda: f.write("x"), lambda: f.seek(0), f.tell, lambda: f.write(3), lambda: io.StringIO(b"x"),
               lambda: io.StringIO("x").write(b"y"), lambda: io.StringIO().seek(-1), lambda: io.StringIO("abc").seek(1, 1), io.StringIO().fileno):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
