import sys
print(1, 2, sep='-', end='!\n')
print('err', file=sys.stderr)
print(*[1, 2, 3], sep=None)
print()
print('a\tb', "q'uote", ["q'uote", 'd"q', 'nl\n', '\x00', 'é', '\U0001F600'])
sys.stdout.write('written\n')
print(len(sys.argv), sys.maxsize, sys.byteorder, sys.platform)
print(sys.version_info[:2], sys.version_info >= (3, 8))
try:
    print(1, sep=5)
except TypeError as e: print(e)
try:
    print(1, file=5)
except AttributeError as e: print(e)
print(None, True, ...)
print(print('x'))
print(1, flush=True)
print(b'bytes', 1e100, -0.0, 10**20, (1,), {'a': {}})
try:
    sys.foo
except AttributeError as e: print(e)
print(repr(sys.exit)[:24])
