"""OpenSSL's libcrypto: a cipher through an opaque context, a message signed, and the queue of errors as an exception."""

import crypto


def failure():
    reasons = []
    while code := ERR_get_error():
        reasons.append(str(ERR_reason_error_string(code)))
    return ValueError("; ".join(reasons))


def crypted(name, key, vector, data, encrypting):
    kind, context = EVP_get_cipherbyname(name), EVP_CIPHER_CTX_new()
    made, size, last = bytearray(len(data) + EVP_CIPHER_get_block_size(kind)), new("int"), new("int")
    try:
        if EVP_CipherInit_ex(context, kind, None, key, vector, encrypting) != 1 \
                or EVP_CipherUpdate(context, made, size, data, len(data)) != 1 \
                or EVP_CipherFinal_ex(context, memoryview(made)[size[0]:], last) != 1:
            raise failure()
    finally:
        EVP_CIPHER_CTX_free(context)
    return bytes(made[:size[0] + last[0]])


key, vector = bytes(range(32)), bytes(16)
secret = crypted("aes-256-cbc", key, vector, b"the wren \0 sings", True)
print(secret.hex())
print(crypted("aes-256-cbc", key, vector, secret, False))
try:
    crypted("aes-256-cbc", key, vector, secret[:-1] + b"x", False)
except ValueError as error:
    print(error)

# Macros of the header: of the size of a digest, and one over a function that is not there under its old name.
code, size = new("unsigned char[64]"), new("unsigned int")
HMAC(EVP_sha256(), key, len(key), b"wren", 4, code, size)
print(EVP_MD_size(EVP_sha256()) == size[0], bytes(code)[:size[0]].hex())
print(OPENSSL_VERSION_MAJOR, ERR_GET_LIB(ERR_PACK(ERR_LIB_EVP, 0, 3)) == ERR_LIB_EVP)
