print(b'abc', b"it's", b'\x00\xff\t\n\\', rb'\n', Rb'\x', b'a' b'b')
print(b'\101\x41', b'''two
lines''', len(b'\xe9'), b'"', b'\'"')
print(b'abc'[1], b'abc'[1:], list(b'az'))
