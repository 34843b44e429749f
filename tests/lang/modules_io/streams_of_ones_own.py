import io


class Upper(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        part, self.data = self.data[:len(buffer)], self.data[len(buffer):]
        buffer[:len(part)] = part.upper()
        return len(part)


class Sink(io.RawIOBase):
    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, b):
        self.parts.append(bytes(b[:3]))
        return min(3, len(b))


print(Upper(b"hello").read(2), Upper(b"hello").read(), io.BufferedReader(Upper(b"a\nb\nc")).readlines())
print(io.TextIOWrapper(io.BufferedReader(Upper(b"one\ntwo"))).read())
sink = Sink()
with io.BufferedWriter(sink) as f:
    f.write(b"abcdefgh")
print(sink.parts, sink.closed, isinstance(sink, io.IOBase), Upper(b"x").writable())
