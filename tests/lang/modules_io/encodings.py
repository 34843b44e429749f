import os

from _place import path, written

text = "aé€😀\nzß"
for encoding in ("utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
    for errors in ("strict", "replace", "ignore", "xmlcharrefreplace", "backslashreplace"):
        try:
            with open(path, "w", encoding=encoding, errors=errors) as f:
                f.write(text)
                f.write("!")
            data = open(path, "rb").read()
            print(encoding, errors, data, repr(open(path, encoding=encoding).read()))
        except UnicodeEncodeError as error:
            print(encoding, errors, error)
for data in (b"ab\xff\xfecd\n", b"\xc3", b"\xe2\x82"):
    written(data)
    for errors in ("strict", "replace", "ignore", "surrogateescape"):
        try:
            print(ascii(open(path, errors=errors).read()), ascii(list(open(path, errors=errors))))
        except UnicodeDecodeError as error:
            print(error)
written(("é" * 5000 + "\n").encode() * 3)
with open(path, encoding="utf-8") as f:
    print([len(line) for line in f])
with open(path, encoding="utf-8") as f:
    print(len(f.read(7000)), f.tell(), len(f.read()))
try:
    open(path, encoding="nonsense")
except LookupError as error:
    print(error)
os.remove(path)
