import text_of_bytes

p = named()
print(p, str(p), f"{p}!", p.upper(), other())
# expect: wren wren wren! WREN auk
print(p == "wren", p != "auk", p == p + 0, p + 4 == p, p[0])
# expect: True True True False 119
print(repr(p).startswith("<const unsigned char * @0x"), str(cast("unsigned char *", None)))
# expect: True NULL

# Python's own modules take what C has as text, paths too; one character is one of C.
import c
import json
import os
import re

text = c.strdup("/etc/passwd")
print(json.dumps({"at": text}), json.dumps([text], indent=0).split(), re.match("/(.*)/", text).group(1), os.path.join("/", text, c.strdup("x")))
# expect: {"at": "/etc/passwd"} ['[', '"/etc/passwd"', ']'] etc /etc/passwd/x
print(os.fspath(text), os.path.exists(text), len(open(text).read()) > 0)
# expect: /etc/passwd True True
letters = new("char[4]", ["a", b"b", 99])
letters[3] = b"\xff"
print(repr(letters), repr(new("char[3]", b"\xffa\xe9")), cast("char", 5))
# expect: "abc\377" "\377a\351" 5
for wrong in "ab", "é", "", b"", None:
    try:
        letters[0] = wrong
    except TypeError as error:
        print(error, end=";")
print()
# expect: cannot convert str to char;cannot convert str to char;cannot convert str to char;cannot convert bytes to char;cannot convert NoneType to char;
