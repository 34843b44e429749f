# header: gnutls/gnutls.h
import gnutls
print(gnutls_check_version(None) != None, gnutls_strerror(GNUTLS_E_AGAIN))
out = bytearray(32)
print(gnutls_hash_fast(GNUTLS_DIG_SHA256, b"abc", 3, out), out.hex()[:16])
print(gnutls_cipher_get_id("AES-256-CBC"), gnutls_mac_get_name(GNUTLS_MAC_SHA256))
# expect: True Resource temporarily unavailable, try again.
# expect: 0 ba7816bf8f01cfea
# expect: GNUTLS_CIPHER_AES_256_CBC SHA256
