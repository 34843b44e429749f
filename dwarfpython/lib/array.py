"""array: numbers of one C type. They lie in a list, which keeps bare ints and floats; bytes are made by struct."""

import struct

typecodes = "bBuhHiIlLqQfd"
SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
LIMITS = {code: (0, 256 ** SIZES[code] - 1) if code in "BHILQ" else (-(256 ** SIZES[code] // 2),
                                                                     256 ** SIZES[code] // 2 - 1)
          for code in "bBhHiIlLqQ"}


# What a number is made into before it is an item, where that is told first.
WIDER = {"b": ((-2 ** 15, 2 ** 15 - 1), "signed short integer"), "H": ((-2 ** 31, 2 ** 31 - 1), "signed integer")}
NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
         "i": "signed integer",
         "I": "unsigned int"}


def refuse_number(code, value):
    if code in "bBhHil" and not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError("Python int too large to convert to C long")
    if code in "ILQ" and value < 0:
        raise OverflowError("can't convert negative int to unsigned" if code == "Q"
                            else "can't convert negative value to unsigned int")
    if code in "IL" and value >= 2 ** 64:
        raise OverflowError("Python int too large to convert to C unsigned long")
    if code in "qQ":
        raise OverflowError("int too big to convert")
    limits, name = LIMITS[code], NAMES[code]
    if code in WIDER and not WIDER[code][0][0] <= value <= WIDER[code][0][1]:
        limits, name = WIDER[code]
    raise OverflowError(f"{name} is {'less than minimum' if value < limits[0] else 'greater than maximum'}")


class array:
    __module__ = "array"
    __hash__ = None

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize, self.items = typecode, SIZES[typecode], []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if type(initializer).__name__ in ("bytes", "bytearray"):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def fitting(self, value):
        """The value as an item, or the error that CPython gives."""
        code = self.typecode
        if code == "f" or code == "d":
            if not isinstance(value, float):
                if not isinstance(value, int) and not hasattr(type(value), "__float__"):
                    raise TypeError(f"must be real number, not {type(value).__name__}")
                value = float(value)
            return value if code == "d" else struct.unpack("f", struct.pack("@f", value))[0]
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + (type(value).__name__ if not isinstance(value, str) else "str"))
            return value
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = type(value).__index__(value)
        low, high = LIMITS[code]
        if not low <= value <= high:
            refuse_number(code, value)
        return int(value)

    def append(self, v, /):
        self.items.append(self.fitting(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self.items.extend(list(bb.items))
            return
        for value in bb:
            self.items.append(self.fitting(value))

    def fromlist(self, list, /):
        if type(list) is not type([]):
            raise TypeError("arg must be list")
        self.items.extend([self.fitting(value) for value in list])

    def fromunicode(self, ustr, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self.extend(ustr)

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self.items)

    def tolist(self):
        return list(self.items)

    def tobytes(self):
        if self.typecode == "u":
            return b"".join([ord(item).to_bytes(4, "little") for item in self.items])
        return struct.pack(f"{len(self.items)}{self.typecode}", *self.items)

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        count = len(data) // self.itemsize
        if self.typecode == "u":
            self.items.extend([chr(point) for point in struct.unpack(f"{count}I", data)])
        else:
            self.items.extend(struct.unpack(f"{count}{self.typecode}", data))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) - len(data) % self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        self.items = []
        self.frombytes(b"".join([data[at:at + size][::-1] for at in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self.items), len(self.items)

    def index(self, v, start=0, stop=2 ** 63 - 1, /):
        try:
            return self.items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def remove(self, v, /):
        if v not in self.items:
            raise ValueError("array.remove(x): x not in array")
        self.items.remove(v)

    def pop(self, i=-1, /):
        if not self.items:
            raise IndexError("pop from empty array")
        if not -len(self.items) <= i < len(self.items):
            raise IndexError("pop index out of range")
        return self.items.pop(i)

    def insert(self, i, v, /): self.items.insert(i, self.fitting(v))
    def count(self, v, /): return self.items.count(v)
    def reverse(self): self.items.reverse()
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __contains__(self, v): return v in self.items
    def __bytes__(self): return self.tobytes()

    def like(self, items):
        result = array(self.typecode)
        result.items = items
        return result

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.like(self.items[i])
        if not hasattr(type(i), "__index__"):
            raise TypeError("array indices must be integers")
        if not -len(self.items) <= i < len(self.items):
            raise IndexError("array index out of range")
        return self.items[i]

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError(f"can only assign array (not \"{type(value).__name__}\") to array slice")
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self.items[i] = list(value.items)
            return
        if not hasattr(type(i), "__index__"):
            raise TypeError("array indices must be integers")
        if not -len(self.items) <= i < len(self.items):
            raise IndexError("array assignment index out of range")
        self.items[i] = self.fitting(value)

    def __delitem__(self, i):
        if not isinstance(i, slice) and not -len(self.items) <= i < len(self.items):
            raise IndexError("array assignment index out of range")
        del self.items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self.like(self.items + other.items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only extend with array (not \"{type(other).__name__}\")")
        self.extend(other)
        return self

    def __mul__(self, count): return self.like(self.items * count)
    __rmul__ = __mul__

    def __imul__(self, count):
        self.items = self.items * count
        return self

    def __eq__(self, other): return self.items == other.items if isinstance(other, array) else NotImplemented
    def __lt__(self, other): return self.items < other.items if isinstance(other, array) else NotImplemented
    def __le__(self, other): return self.items <= other.items if isinstance(other, array) else NotImplemented
    def __gt__(self, other): return self.items > other.items if isinstance(other, array) else NotImplemented
    def __ge__(self, other): return self.items >= other.items if isinstance(other, array) else NotImplemented
    def __copy__(self): return self.like(list(self.items))
    def __deepcopy__(self, memo): return self.like(list(self.items))

    def __repr__(self):
        if not self.items:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {''.join(self.items)!r})" if self.typecode == "u" else f"array('{self.typecode}', {self.items!r})"


ArrayType = array


# Written in C in CPython, so messages name the module, too.
array.__name__ = "array.array"
