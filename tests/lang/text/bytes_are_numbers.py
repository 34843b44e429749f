b = b"abc\x00\xff'"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), b + b"x", b * 2, 97 in b, b"bc" in b, b == b"abc\x00\xff'", b < b"b", b"" == "", bytes(3), bytes([1, 2, 255]))
print(b.find(b"c"), b.hex(), bytes.fromhex("00ff 10"), b"a,b".split(b","), b" x ".strip(), b"Abc".upper(), b"abc".replace(b"b", b"XX"), b"-".join([b"a", b"b"]), b"abc".startswith(b"ab"))
print("é☃".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), b"\xff".decode("utf-8", "replace"), "é".encode("ascii", "ignore"), "a".encode("ascii"), b"%d %s" % (5, b"x"))
for bad in (lambda: b[100], lambda: b"a" + "a", lambda: bytes([256]), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: bytes("a"), lambda: bytes(-1), lambda: "a" in b, lambda: b"".join(["a"]),
            lambda: "a".encode("nope"), lambda: b"\xe2\x82".decode()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
d = {b"k": 1, "k": 2}
print(d[b"k"], d["k"], hash(b"ab") == hash(b"a" + b"b"), list(b"hi"), max(b"az"), sorted(b"cab"))
try:
    b[0] = 1
except TypeError as e:
    print(e)
