# header: nettle/sha2.h
import nettle
ctx = sha256_ctx()
sha256_init(ctx)          # another name of nettle_sha256_init
nettle_sha256_update(ctx, 3, b"abc")
digest = bytearray(SHA256_DIGEST_SIZE)
nettle_sha256_digest(ctx, SHA256_DIGEST_SIZE, digest)
print(digest.hex()[:16])
print(nettle_sha256.name, nettle_sha256.digest_size)
# expect: ba7816bf8f01cfea
# expect: sha256 32
