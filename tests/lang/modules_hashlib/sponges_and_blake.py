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
for name in "SHA3-256", "shake128", "SHAKE-256", "BLAKE2b512", "blake2s256", "sha2-256", "SHA-1", "MD5":
    h = hashlib.new(name, b"abc")
    print(h.name, h.digest_size, h.hexdigest(*[4] * (h.digest_size == 0))[:8])
print(hashlib.new("blake2b", b"a", digest_size=10).hexdigest(), hashlib.new("md5", usedforsecurity=False).name)
print(hashlib.shake_128(b"").hexdigest(length=3), hashlib.shake_256().digest(0), h.copy().digest() == h.digest())
for bad in (lambda: hashlib.new("BLAKE2B"), lambda: hashlib.new("md-5"), lambda: hashlib.new("sha1", digest_size=1), lambda: hashlib.new("nope"), lambda: hashlib.sha3_256("text"), lambda: hashlib.blake2b(digest_size=100), lambda: hashlib.new(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(sorted(hashlib.algorithms_guaranteed))
