"""Variable-length integers of DWARF. Running off the end of `data` raises IndexError."""

# No number of DWARF needs more bytes; without a limit a hostile file costs quadratic time.
MAX_BYTES = 20


def uleb(data, pos):
    """(value, next position)."""
    byte = data[pos]
    if byte < 0x80:
        return byte, pos + 1
    value, shift, start = byte & 0x7f, 7, pos
    while byte >= 0x80:
        pos += 1
        byte = data[pos]
        value |= (byte & 0x7f) << shift
        shift += 7
        if pos - start > MAX_BYTES:
            raise ValueError("LEB128 number without an end")
    return value, pos + 1


def sleb(data, pos):
    start = pos
    value, pos = uleb(data, pos)
    if data[pos - 1] & 0x40:
        value -= 1 << 7 * (pos - start)
    return value, pos
