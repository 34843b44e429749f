"""unicodedata says of each code point what CPython's says. A sample is in tests/lang/modules_unicodedata."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import hashlib
import sys
import unicodedata

FORMS = "NFC", "NFD", "NFKC", "NFKD"
for start in range(0, sys.maxunicode + 1, 4096):
    said = []
    for point in range(start, start + 4096):
        char = chr(point)
        name = unicodedata.name(char, None)
        said.append((name, unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.combining(char), unicodedata.mirrored(char),
                     unicodedata.east_asian_width(char), unicodedata.decomposition(char), unicodedata.decimal(char, None),
                     unicodedata.digit(char, None), unicodedata.numeric(char, None)))
        assert name is None or unicodedata.lookup(name) == char
        if said[-1][1] not in ("Cn", "Co", "Cs"):
            said += [ascii(unicodedata.normalize(form, "a" + char + "\\u0301\\u0323")) for form in FORMS]
    print(hex(start), hashlib.md5(repr(said).encode()).hexdigest())
"""


@pytest.mark.slow
def test_every_code_point(dwarfpython, tmp_path):
    program = tmp_path / "every.py"
    program.write_text(PROGRAM)
    expected = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)
    done = dwarfpython(program, timeout=300)
    assert (done.stdout, done.stderr, done.returncode) == (expected.stdout, "", 0)
