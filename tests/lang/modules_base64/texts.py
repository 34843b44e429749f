import base64
import binascii

for n in range(9):
    data = bytes(range(250, 250 - 7 * n, -7)) if n else b""
    coded = [f(data) for f in (base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b16encode, base64.b85encode, base64.b32hexencode)]
    back = [f(c) for f, c in zip((base64.b64decode, base64.urlsafe_b64decode, base64.b32decode, base64.b16decode, base64.b85decode, base64.b32hexdecode), coded)]
    print(coded, back == [data] * 6)
print(base64.b64encode(b"\xfb\xff", b"-_"), base64.b64decode("-_8=", b"-_"), base64.b64decode("aGk=\n"), base64.encodebytes(b"x" * 100), base64.decodebytes(b"aGk=\n"))
print(binascii.hexlify(b"\x01\xab"), binascii.unhexlify("01AB"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"abc", 0))
print(binascii.hexlify(b"\x01\xab\xcd", "-"), base64.b32decode("mzxw6===", casefold=True), base64.b16decode(b"0f", True))
for action in (lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64decode("ab!=", validate=True), lambda: base64.b64encode("x"),
               lambda: base64.b32decode("abc"), lambda: base64.b16decode("0g"), lambda: binascii.unhexlify("0"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("é")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
