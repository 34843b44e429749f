import hashlib
import hmac
import secrets

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    for data in (b"", b"abc", b"x" * 55, b"y" * 64, bytes(range(200))):
        print(name, len(data), hashlib.new(name, data).hexdigest())
h = hashlib.sha256()
h.update(b"one")
other = h.copy()
h.update(b"two")
print(h.hexdigest() == hashlib.sha256(b"onetwo").hexdigest(), other.hexdigest() == hashlib.sha256(b"one").hexdigest(), h.name, h.digest_size, h.block_size)
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.new(b"k" * 100, b"m", hashlib.md5).hexdigest(), hmac.digest(b"k", b"m", "sha1").hex())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2).hex(), hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), secrets.randbelow(1), secrets.choice("a"), len(secrets.token_urlsafe(6)))
for action in (lambda: hashlib.md5("text"), lambda: hashlib.new("nothing"), lambda: hmac.new("k", b"", "md5")):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
