for action in (lambda: "aé€".encode("ascii"), lambda: "a\ud800b".encode(), lambda: b"ab\xffc".decode(), lambda: b"\xe2\x82".decode("utf-8"),
               lambda: "ж".encode("cp1252"), lambda: b"abc".decode("utf-16-le"), lambda: "\U0001f600".encode("latin-1")):
    try:
        action()
    except UnicodeError as error:
        print(error, error.encoding, ascii(error.object), error.start, error.end, error.reason, ascii(error.args))
print(UnicodeDecodeError("x", b"abc", 0, 2, "why"), repr(UnicodeEncodeError("x", "abc", 1, 2, "why")))
