# header: sodium.h
import sodium

print(sodium_init())
key, nonce = bytes(range(crypto_secretbox_KEYBYTES)), bytes(crypto_secretbox_NONCEBYTES)
text = b"the wren\0sings"
box = bytearray(len(text) + crypto_secretbox_MACBYTES)
print(crypto_secretbox_easy(box, text, len(text), nonce, key))
back = bytearray(len(text))
print(crypto_secretbox_open_easy(back, box, len(box), nonce, key), bytes(back))
box[3] ^= 1
print(crypto_secretbox_open_easy(back, box, len(box), nonce, key))
digest = bytearray(crypto_generichash_BYTES)
crypto_generichash(digest, len(digest), b"abc", 3, None, 0)
print(digest.hex()[:32])
state = crypto_generichash_state()
crypto_generichash_init(state, None, 0, len(digest))
for piece in (b"a", b"bc"):
    crypto_generichash_update(state, piece, len(piece))
again = bytearray(len(digest))
crypto_generichash_final(state, again, len(again))
print(again == digest)
hexed = bytearray(2 * len(digest) + 1)
print(sodium_bin2hex(hexed, len(hexed), digest, len(digest))[:8], sodium_memcmp(digest, again, len(digest)))
public, secret, signature = bytearray(crypto_sign_PUBLICKEYBYTES), bytearray(crypto_sign_SECRETKEYBYTES), bytearray(crypto_sign_BYTES)
crypto_sign_seed_keypair(public, secret, key)
crypto_sign_detached(signature, None, text, len(text), secret)
print(crypto_sign_verify_detached(signature, text, len(text), public), crypto_sign_verify_detached(signature, text, len(text) - 1, public))
print(sodium_version_string() == SODIUM_VERSION_STRING)
# expect: 0
# expect: 0
# expect: 0 b'the wren\x00sings'
# expect: -1
# expect: bddd813c634239723171ef3fee98579b
# expect: True
# expect: bddd813c 0
# expect: 0 -1
# expect: True
