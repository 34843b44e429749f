# sha3, shake and blake2: sizes around a block, copies, keys.
import hashlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    for size in (0, 64, 128, 129, 136, 137):
        h = hashlib.new(name, b"x" * size)
        print(name, h.hexdigest()[:24], h.digest_size, h.block_size, h.name, getattr(hashlib, name)(b"x" * size).digest() == h.digest())
h = hashlib.shake_128(b"abc")
h.update(b"d" * 200)
c = h.copy()
c.update(b"e")
print(h.hexdigest(40), c.digest(3), hashlib.shake_256(b"").hexdigest(4))
print(hashlib.blake2b(b"a", digest_size=10, key=b"k", salt=b"s", person=b"p").hexdigest(), hashlib.blake2s(b"z" * 65, key=b"secret").hexdigest())
for bad in (lambda: hashlib.new("nope"), lambda: hashlib.sha3_256("text"), lambda: hashlib.blake2b(digest_size=100), lambda: hashlib.new(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(sorted(hashlib.algorithms_guaranteed))
