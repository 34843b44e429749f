"""OpenSSL's libcrypto: a digest through an opaque context, and its queue of errors."""

import crypto


def digest(name, data):
    kind = EVP_get_digestbyname(name)
    if not kind:
        raise ValueError(f"no digest {name}")
    context = EVP_MD_CTX_new()
    result, size = new("unsigned char[64]"), new("unsigned int")
    EVP_DigestInit_ex(context, kind, None)
    EVP_DigestUpdate(context, data, len(data))
    EVP_DigestFinal_ex(context, result, size)
    EVP_MD_CTX_free(context)
    return bytes(result)[:size[0]].hex()


print(digest("sha256", b"abc"))
print(digest("md5", b"with a \0 in it"))
try:
    digest("rot13", b"")
except ValueError as error:
    print(error)

cipher = EVP_CIPHER_fetch(None, "NO-SUCH-CIPHER", None)
print(cipher == None, str(ERR_reason_error_string(ERR_get_error())))
