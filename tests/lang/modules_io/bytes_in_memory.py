import io

f = io.BytesIO(b"start")
print(f.read(2), f.write(b"XY"), f.getvalue(), f.tell(), f.seek(0, 2), f.write(b"end"), f.getvalue(), f.seek(20), f.write(b"!"), f.getvalue())
f = io.BytesIO(b"a\nb\r\nc")
print(f.readline(), f.readlines(), f.seek(0), list(f), f.seek(-2, 2), f.read(), f.seek(1), f.read1(2), f.truncate(4), f.getvalue())
print(f.readable(), f.writable(), f.seekable(), f.closed, f.isatty())
with io.TextIOWrapper(io.BytesIO(b"x\r\ny"), encoding="ascii") as text:
    print(text.read(), text.encoding, text.newlines)
out = io.BytesIO()
text = io.TextIOWrapper(out, encoding="utf-8", newline="\r\n")
text.write("é\n")
text.flush()
print(out.getvalue(), text.detach() is out)
f.close()
for action in (f.read, f.getvalue, lambda: f.write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.BytesIO("x"), lambda: io.BytesIO().seek(-1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
