"""Makes the data of the module unicodedata from the unicodedata of the Python that runs it.

    python3 runtime/unicode_data.py unicode.data

A file of sections, the first of which is their sizes. Grep ORDER SECTIONS: dwarfpython/lib/unicodedata.py. Numbers are little-endian.
Properties are a two-stage table: the block of 128 code points, then the record of each. A name is words of a list, the commonest in
one byte; names that end with their own code point are known by the prefix of a range.
"""

from __future__ import annotations

import struct
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

BLOCK = 128
POINTS = range(sys.maxunicode + 1)
HANGUL = range(0xAC00, 0xAC00 + 11172)


def record(char: str) -> str:
    return " ".join((unicodedata.category(char), unicodedata.bidirectional(char) or "-", str(unicodedata.combining(char)),
                     str(unicodedata.mirrored(char)), unicodedata.east_asian_width(char)))


def properties() -> tuple[bytes, bytes, bytes]:
    """The blocks' numbers, the blocks, the records."""
    records: dict[str, int] = {}
    blocks: dict[bytes, int] = {}
    first = []
    for start in POINTS[::BLOCK]:
        numbers = [records.setdefault(record(chr(point)), len(records)) for point in POINTS[start:start + BLOCK]]
        first.append(blocks.setdefault(struct.pack(f"<{BLOCK}H", *numbers), len(blocks)))
    return struct.pack(f"<{len(first)}H", *first), b"".join(blocks), "\n".join(records).encode()


def numbers() -> Iterator[str]:
    """Code point, decimal, digit, numeric value as a fraction; "-": none."""
    for point in POINTS:
        char = chr(point)
        value = unicodedata.numeric(char, None)
        if value is not None:
            ratio = Fraction(value).limit_denominator(1000)
            assert ratio.numerator / ratio.denominator == value
            yield f"{point:x} {unicodedata.decimal(char, '-')} {unicodedata.digit(char, '-')} {ratio.numerator} {ratio.denominator}"


def decompositions() -> Iterator[str]:
    for point in POINTS:
        found = unicodedata.decomposition(chr(point))
        if found:
            yield f"{point:x} {found}"


def compositions() -> Iterator[str]:
    """First, second, what they make."""
    for point in POINTS:
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.normalize("NFC", chr(point)) == chr(point):
            yield f"{parts[0]} {parts[1]} {point:x}"


def named() -> tuple[list[str], dict[int, str]]:
    """Ranges "first last prefix", and the names of the others."""
    ranges: list[tuple[int, int, str]] = []
    names = {}
    for point in POINTS:
        name = unicodedata.name(chr(point), "")
        if point in HANGUL or not name:
            continue
        if not name.endswith(f"-{point:04X}"):
            names[point] = name
            continue
        prefix = name[:-len(f"{point:04X}")]
        if ranges and ranges[-1][1:] == (point - 1, prefix):
            ranges[-1] = ranges[-1][0], point, prefix
        else:
            ranges.append((point, point, prefix))
    return [f"{first:x} {last:x} {prefix}" for first, last, prefix in ranges], names


def packed(names: dict[int, str]) -> tuple[bytes, bytes, bytes]:
    """Words; where the names of each block of code points begin; the names: the place in the block, the words, 0."""
    counts = Counter(word for name in names.values() for word in name.split(" "))
    words = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    long = -(-len(words) // 255)                  # so many bytes announce a second one
    short = 256 - 1 - long
    codes = {word: bytes([number + 1]) if number < short else bytes([short + 1 + (number - short) // 255, 1 + (number - short) % 255])
             for number, word in enumerate(words)}
    stream, starts = b"", []
    for start in POINTS[::BLOCK]:
        starts.append(len(stream))
        stream += b"".join(bytes([point - start + 1]) + b"".join(codes[word] for word in names[point].split(" ")) + b"\0"
                           for point in range(start, start + BLOCK) if point in names)
    starts.append(len(stream))
    return f"{short}\n".encode() + "\n".join(words).encode(), struct.pack(f"<{len(starts)}I", *starts), stream


def main() -> None:
    ranges, names = named()
    text = ["\n".join(lines).encode() for lines in (numbers(), decompositions(), compositions(), ranges)]
    sections = [unicodedata.unidata_version.encode(), *properties(), *text, *packed(names)]
    with open(sys.argv[1], "wb") as out:
        out.write(struct.pack(f"<{len(sections)}I", *map(len, sections)) + b"".join(sections))


if __name__ == "__main__":
    main()
