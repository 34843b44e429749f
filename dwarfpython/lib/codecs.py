"""codecs: encodings by name, and files of text in one."""

import _encodings
import io

BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
BOM_UTF32_LE, BOM_UTF32_BE = b"\xff\xfe\0\0", b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_LE = BOM_UTF16_LE
BOM_UTF32, BOM_BE = BOM_UTF32_LE, BOM_UTF16_BE


def encode(obj, encoding="utf-8", errors="strict"):
    plain = encoding.lower().replace("-", "").replace("_", "")
    if plain in ("hex", "hexcodec"):
        return obj.hex().encode()
    if plain in ("base64", "base64codec"):
        base64 = __import__("base64")
        return base64.encodebytes(obj)
    return rotated(obj) if plain == "rot13" else obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    plain = encoding.lower().replace("-", "").replace("_", "")
    if plain in ("hex", "hexcodec"):
        return bytes.fromhex(obj.decode())
    if plain in ("base64", "base64codec"):
        base64 = __import__("base64")
        return base64.decodebytes(obj)
    return rotated(obj) if plain == "rot13" else bytes(obj).decode(encoding, errors)


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _encodings.searches.append(search_function)


def unregister(search_function, /):
    if search_function in _encodings.searches:
        _encodings.searches.remove(search_function)


def escape_encode(data, errors="strict"):
    return repr(b'"' + data)[3:-1].encode(), len(data)


def escape_decode(data, errors="strict"):
    text = data if isinstance(data, str) else data.decode("latin-1")
    return _encodings.unescape(text.encode("latin-1"), errors, False).encode("latin-1"), len(data)


def rotated(text):
    return "".join([chr((ord(sign) - base + 13) % 26 + base) if sign.isascii() and sign.isalpha() else sign
                    for sign in text for base in (65 if sign.isupper() else 97,)])


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode, self.streamreader, self.streamwriter = name, encode, decode, streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {hex(id(self))}>"


NAMES = {"utf8": "utf-8", "u8": "utf-8", "ascii": "ascii", "usascii": "ascii", "latin1": "iso8859-1",
         "iso88591": "iso8859-1", "l1": "iso8859-1",
         "utf16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "utf32": "utf-32", "utf8sig": "utf-8-sig"}


def lookup(encoding, /):
    "".encode(encoding), b"".decode(encoding)
    plain = _encodings.plain_name(encoding)
    if plain not in NAMES and _encodings.is_registered_only(encoding):
        return _encodings.registered(encoding)
    info = CodecInfo(lambda text, errors="strict": (text.encode(encoding, errors), len(text)),
                     lambda data, errors="strict": (bytes(data).decode(encoding, errors), len(data)))
    info.name = NAMES.get(plain, encoding.lower().replace("_", "-"))
    return info


def getencoder(encoding): return lookup(encoding).encode
def getdecoder(encoding): return lookup(encoding).decode


# What codecs that programs register derive from

class Codec:
    def encode(self, input, errors="strict"): raise NotImplementedError
    def decode(self, input, errors="strict"): raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors="strict"): self.errors = errors
    def encode(self, input, final=False): raise NotImplementedError
    def reset(self): pass
    def getstate(self): return 0
    def setstate(self, state): pass


class IncrementalDecoder:
    def __init__(self, errors="strict"): self.errors = errors
    def decode(self, input, final=False): raise NotImplementedError
    def reset(self): pass
    def getstate(self): return b"", 0
    def setstate(self, state): pass


class StreamWriter(Codec):
    def __init__(self, stream, errors="strict"): self.stream, self.errors = stream, errors
    def write(self, object): self.stream.write(self.encode(object, self.errors)[0])
    def writelines(self, list): self.write("".join(list))
    def reset(self): pass


class StreamReader(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream, self.errors, self.rest = stream, errors, b""

    def read(self, size=-1):
        data = self.rest + self.stream.read(size)
        text, used = self.decode(data, self.errors)
        self.rest = data[used:]
        return text

    def readlines(self): return self.read().splitlines(True)
    def __iter__(self): return iter(self.readlines())
    def reset(self): self.rest = b""


# Those of an encoding

class _DecoderOf:
    def __init__(self, encoding, errors="strict"):
        self.encoding, self.errors = encoding, errors
        self.reset()

    def reset(self):
        from _io_text import Decoder
        self.decoder = Decoder(self.encoding, self.errors)

    def decode(self, input, final=False):
        return self.decoder.decode(input, final)


class _EncoderOf:
    def __init__(self, encoding, errors="strict"):
        self.encoding, self.errors = encoding, errors

    def encode(self, input, final=False): return input.encode(self.encoding, self.errors)
    def reset(self): pass


def getincrementaldecoder(encoding): return lambda errors="strict": _DecoderOf(lookup(encoding).name, errors)
def getincrementalencoder(encoding): return lambda errors="strict": _EncoderOf(lookup(encoding).name, errors)
def getreader(encoding): return lambda stream, errors="strict": io.TextIOWrapper(stream, encoding, errors, newline="")
def getwriter(encoding): return lambda stream, errors="strict": io.TextIOWrapper(stream, encoding, errors, newline="", write_through=True)


def iterencode(iterator, encoding, errors="strict"):
    for text in iterator:
        if data := text.encode(encoding, errors):
            yield data


def iterdecode(iterator, encoding, errors="strict"):
    decoder = _DecoderOf(encoding, errors)
    for data in iterator:
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file that is not translated: as open(newline="") has it."""
    if encoding is None:
        return io.open(filename, mode, buffering)
    return io.open(filename, mode.replace("b", ""), buffering, encoding, errors, newline="")
