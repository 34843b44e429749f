# header: gcrypt.h
import gcrypt
print(gcry_check_version(None) != None)
digest = bytearray(32)
gcry_md_hash_buffer(GCRY_MD_SHA256, digest, b"abc", 3)
print(digest.hex()[:16])
h = new("gcry_md_hd_t")
print(gcry_md_open(h, GCRY_MD_SHA1, 0))
gcry_md_write(h[0], b"abc", 3)
print(bytes(cast("unsigned char *", gcry_md_read(h[0], 0))[:20]).hex())
gcry_md_close(h[0])
print(gcry_strerror(gcry_error(GPG_ERR_DIGEST_ALGO)))
# expect: True
# expect: ba7816bf8f01cfea
# expect: 0
# expect: a9993e364706816aba3e25717850c26c9cd0d89d
# expect: Invalid digest algorithm
