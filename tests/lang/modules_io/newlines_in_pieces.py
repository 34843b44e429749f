import codecs
import io

decoder = io.IncrementalNewlineDecoder(None, True)
print(repr(decoder.decode("a\r")), repr(decoder.decode("\nb\rc")), repr(decoder.decode("x\r", True)), decoder.newlines)
decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), False)
print(repr(decoder.decode(b"\xc3")), repr(decoder.decode(b"\xa9\r\n")), decoder.newlines)
decoder.reset()
print(decoder.newlines, repr(decoder.decode(b"a\r")), repr(decoder.decode(b"", True)))
