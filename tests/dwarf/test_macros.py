"""Macros of a library built with -g3, against the values that the compiler gives them."""

import json
import subprocess

import pytest

from dwarfpython.dwarf import load_library
from dwarfpython.dwarf.constexpr import NotConstant, evaluate

INTEGERS = """0 42 -1 0x7f 0777 0b101 1L 1UL ~0U ~0 0xffffffff 0xffffffffUL 2147483648 4294967296
    0x8000000000000000
    (1<<5)|3 1?2:3 0?2:3 7/2 -7/2 -7%3 'a' '\\n' '\\0' (int)3.9 (unsigned)-1 (char)300 (unsigned_char_t)1
    sizeless 1-2U (long)-1 -1>0U !5 !!5 1==1&&2>1 (ONE+ONE)*2 ONE<<31 GREEN|BLUE ((void*)0) ((handler)-1)
    18446744073709551615u (uint8_t)257 (short)70000 -1>>1 5^3 6&3 1<2 1<=1 2>=3 1!=1 0||0""".split()
OTHERS = ["1.5", "1e3", "2.5f", "1.0/3", "0x1p-3", '"text"', '"a" "b"', '"tab\\t"', "3*0.5", "-1.25"]
NOT = ["f(1)", "{1}", "int", "", "1 2", "x", "1/0", "1<<99", "LOOP", "((", "1.5%2", '"a"+1', "'ab'", "08",
       "1+", "sizeof(int)"]
PROLOGUE = """
#include <stdint.h>
typedef unsigned char unsigned_char_t; typedef void (*handler)(int);
enum colour { RED, GREEN = 5, BLUE };
#define ONE 1
#define LOOP LOOP
#define sizeless 3
#define FUNCTION_LIKE(x) x
"""


def source():
    lines = [f"#define M{i} {text}" for i, text in enumerate([*INTEGERS, *OTHERS, *NOT])]
    return PROLOGUE + "\n".join(lines) + "\nenum colour use(void) { return RED; }\n"


@pytest.mark.parametrize("flags", [["-gdwarf-4"], ["-gdwarf-5"], ["-gdwarf-5", "-gz"]], ids=" ".join)
def test_values_are_the_compilers(gcc, build, tmp_path, flags):
    library = load_library(str(build(source(), "-g3", *flags)))
    values = [*INTEGERS, *OTHERS]
    is_unsigned = "_Generic((M{0}), unsigned: 1, unsigned long: 1, default: 0)"
    prints = []
    for i, text in enumerate(values):
        if text.startswith('"'):
            prints.append(f'puts(M{i});')
        elif text in OTHERS:
            prints.append(f'printf("%.17g\\n", (double)(M{i}));')
        else:
            prints.append(f'printf({is_unsigned.format(i)} ? "%lu\\n" : "%ld\\n", (long)(M{i}));')
    main = "int main(void) {" + "\n".join(prints) + "}"
    (tmp_path / "p.c").write_text("#include <stdio.h>\n" + source() + main)
    gcc("-w", "-o", tmp_path / "p", tmp_path / "p.c")
    shown = subprocess.run([tmp_path / "p"], capture_output=True, text=True, check=False).stdout.split("\n")
    expected = [line if text.startswith('"') else json.loads(line) for text, line in zip(values, shown)]
    found = [library.constant(f"M{i}") for i in range(len(values))]
    assert dict(zip(values, found)) == dict(zip(values, expected))
    for i, text in enumerate(NOT, len(values)):
        assert library.constant(f"M{i}") is None, text
    assert library.constant("GREEN") == 5 and library.constant("FUNCTION_LIKE") is None


def test_macros_of_system_headers_are_not_the_librarys(build):
    library = load_library(str(build(source(), "-g3")))
    assert library.constant("INT8_MAX") is None and library.constant("__x86_64__") is None


def test_deep_expressions_are_not_constant():
    for text in "(" * 5000 + "1" + ")" * 5000, "-" * 5000 + "1", "+".join("1" * 5000), "1?" * 5000 + "1":
        with pytest.raises(NotConstant):
            evaluate("X", {"X": text}, {})
    chain = {f"M{i}": f"M{i + 1}" for i in range(1000)} | {"M1000": "1"}
    with pytest.raises(NotConstant):
        evaluate("M0", chain, {})
