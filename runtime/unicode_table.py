"""Makes unicode_table.c from the str methods of the Python that runs it (3.11: Unicode 14).

    python3 runtime/unicode_table.py > runtime/unicode_table.c

Properties are runs of equal combinations; case mappings are runs of equal distance, and a list of those to several code points.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from unicodedata import category

POINTS = range(sys.maxunicode + 1)
LAST_LINE = 110


def properties(char: str) -> int:
    """The bits of enum dpy_unicode_property. Grep ORDER UNICODE: unicode.h."""
    before_sigma = ("1" + char
                    + "\u03a3").lower()[-1] == "\u03c2"       # CPython's own rule for a final sigma tells
    through_to_a = ("A" + char + "\u03a3").lower()[-1] == "\u03c2"
    tests = (
        char.isprintable(), char.isalpha(), char.isdecimal(), char.isdigit(), char.isnumeric(),
        char.islower(), char.isupper(),
        category(char) == "Lt", char.isspace(), before_sigma, through_to_a and not before_sigma,
        char.isidentifier(), ("a" + char).isidentifier(),
    )
    return sum(bool(test) << bit for bit, test in enumerate(tests))


def property_runs() -> Iterator[tuple[int, int]]:
    """(first code point, properties) of each run."""
    last = -1
    for point in POINTS:
        bits = properties(chr(point))
        if bits != last:
            yield point, bits
            last = bits


def mapping(convert: Callable[[str], str], default: Callable[[str], str]) -> dict[int, str]:
    return {point: convert(chr(point)) for point in POINTS if convert(chr(point)) != default(chr(point))}


def case_runs(mapped: dict[int, str]) -> Iterator[tuple[int, int, int, int]]:
    """(first, last, stride, distance) of the mappings to one code point."""
    run: tuple[int, int, int, int] | None = None
    for point, text in mapped.items():
        if len(text) != 1:
            continue
        distance = ord(text) - point
        if run and distance == run[3] and point - run[1] in ({1, 2} if run[0] == run[1] else {run[2]}):
            run = run[0], point, point - run[1], distance
            continue
        if run:
            yield run
        run = point, point, 1, distance
    if run:
        yield run


def print_items(head: str, items: Iterable[str], tail: str) -> None:
    print(head)
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > LAST_LINE:
            print(line)
            line = "   "
        line += f" {item},"
    print(line + tail, end="\n\n")


def decimal_zeros() -> list[int]:
    return [point for point in POINTS if chr(point).isdecimal() and int(chr(point)) == 0]


def main() -> None:
    print("// Made by unicode_table.py; do not edit.\n#include \"unicode_table.h\"\n")
    runs = list(property_runs())
    combinations = sorted({bits for _, bits in runs})
    print_items("const uint16_t dpy_unicode_combinations[] = {", map(hex, combinations), "\n};")
    print_items("const uint16_t dpy_unicode_ascii[128] = {", (hex(properties(chr(point)))
        for point in range(128)), "\n};")
    packed = (f"{point << 8 | combinations.index(bits):#x}" for point, bits in runs)
    print_items("const uint32_t dpy_unicode_runs[] = {", packed, "\n};")
    print(f"const size_t dpy_unicode_run_count = {len(runs)};\n")
    print_items("const uint32_t dpy_unicode_zeros[] = {", map(hex, decimal_zeros()), " 0\n};")
    same: Callable[[str], str] = lambda char: char
    cases = [mapping(*pair) for pair in ((str.lower, same), (str.upper, same), (str.title, str.upper),
                                         (str.casefold, str.lower))]
    for number, mapped in enumerate(cases):
        items = ("{ %#x, %#x, %d, %d }" % (first, last, distance, stride) for first, last, stride,
                 distance in case_runs(mapped))
        print_items(f"static const struct dpy_unicode_case_run runs{number}[] = {{", items, " { 0 }\n};")
        many = (f"{{ {point:#x}, {{ {', '.join(hex(ord(char)) for char in text)} }} }}"
                for point, text in mapped.items() if len(text) > 1)
        print_items(f"static const struct dpy_unicode_special specials{number}[] = {{", many, " { 0 }\n};")
    print("const struct dpy_unicode_mapping dpy_unicode_mappings[] = {")
    for number in range(len(cases)):
        print(f"    {{ runs{number}, sizeof runs{number} / sizeof *runs{number} - 1, specials{number}, "
              f"sizeof specials{number} / sizeof *specials{number} - 1 }},")
    print("};")


if __name__ == "__main__":
    main()
