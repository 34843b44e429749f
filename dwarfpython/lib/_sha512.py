"""_sha512: what random seeds itself with, without the rest of hashlib before it is needed."""


def sha512(string=b""):
    return __import__("hashlib").sha512(string)
