import codecs
for s in ["a\u00e9\u20ac\U0001f600\\x\n\t'\"", "", "\x00\x7f\xff"]:
    print(s.encode("unicode_escape"), s.encode("raw-unicode-escape"), s.encode("unicode_escape").decode("unicode_escape")==s)
for b in [rb"a\x41\u20ac\U0001f600\n\t\\\'\"\101\7", rb"\u20ac\n", rb"abc"]:
    print(repr(b.decode("unicode-escape")), repr(b.decode("raw_unicode_escape")))
for b in [rb"\x4", rb"\u12", b"\\", rb"\U11111111"]:
    for e in ("unicode-escape","raw-unicode-escape"):
        try: print(repr(b.decode(e)))
        except UnicodeDecodeError as x: print(x)
print(codecs.escape_decode(rb"a\n\x41"), codecs.escape_encode(b"a\n'\x00"))
def search(name):
    if name == "shout_x": return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name="shout-x")
codecs.register(search)
print("abc".encode("shout-X"), b"ABC".decode("shout x"), codecs.lookup("shout-x").name)
try: "a".encode("nope")
except LookupError as e: print(e)
