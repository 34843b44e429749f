"""Differential tests of the runtime's values: the same operations by CPython and by the program runtime_values.c."""

from __future__ import annotations

import operator
import struct
import subprocess
from dataclasses import dataclass, field

from runtime_build import program

# Grep ORDER BINARY: runtime/operations.h
BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
          "//": operator.floordiv, "%": operator.mod,
          "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
          "|": operator.or_, "^": operator.xor,
          "@": operator.matmul}
INPLACE = {"+=": operator.iadd, "*=": operator.imul, "-=": operator.isub, "%=": operator.imod}
COMPARE = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
           ">=": operator.ge}
UNARY = {"-": operator.neg, "+": operator.pos, "~": operator.invert}


@dataclass(frozen=True)
class Case:
    what: str
    name: str
    args: tuple
    kwargs: dict = field(default_factory=dict)


def encode(value: object) -> str:
    match value:
        case None: return "N"
        case bool(): return "T" if value else "F"
        case int(): return f"i{value:x}"
        case float(): return "f" + struct.pack(">d", value).hex()
        case str(): return "s" + value.encode("utf-8", "surrogatepass").hex()
        case bytes(): return "b" + value.hex()
        case tuple(): return " ".join(["(", *map(encode, value), ")"])
        case list(): return " ".join(["[", *map(encode, value), "]"])
        case dict(): return " ".join(["{", *(encode(part) for item in value.items() for part in item), "}"])
    raise TypeError(value)


def line(case: Case) -> str:
    number = {"binary": BINARY, "compare": COMPARE}.get(case.what)
    name = case.name
    if number:
        name = str(list(number).index(name))
    elif case.what == "inplace":
        name = str(list(BINARY).index(name[:-1]))
    keywords = [part for key, value in case.kwargs.items() for part in (key + "=", encode(value))]
    return " ".join([case.what, name, *map(encode, case.args), *keywords])


def evaluate(case: Case) -> object:
    match case.what:
        case "binary": return BINARY[case.name](*case.args)
        case "inplace": return INPLACE[case.name](*case.args)
        case "compare": return COMPARE[case.name](*case.args)
        case "unary": return UNARY[case.name](*case.args)
        case "getitem": return case.args[0][case.args[1]]
        case "slice": return case.args[0][slice(*case.args[1:])]
        case "call": return getattr(__builtins__, case.name, None) or __builtins__[case.name]
    return getattr(case.args[0], case.name)(*case.args[1:], **case.kwargs)


def expected(case: Case) -> str:
    try:
        result = evaluate(case)
        if case.what == "call":
            result = result(*case.args, **case.kwargs)
        return "= " + repr(result)
    except Exception as error:
        return f"! {type(error).__name__}: {error}".replace("\n", "\\n")


def check(cases: list[Case]) -> None:
    """Asserts that the runtime answers as CPython does; shows the first differences."""
    wanted = [expected(case) for case in cases]
    run = subprocess.run([program("runtime_values")], input="\n".join(map(line, cases)) + "\n",
                         capture_output=True, text=True,
                         encoding="utf-8", env={"ASAN_OPTIONS": "detect_leaks=0"}, timeout=60)
    answers = run.stdout.split("\n")[:-1]
    different = [f"{case}\n    CPython: {want[:300]}\n    runtime: {answer[:300]}"
                 for case, want, answer in zip(cases, wanted, answers) if want != answer]
    assert run.returncode == 0, run.stderr[-4000:] + "\n" + str(cases[len(answers):][:1])
    assert len(answers) == len(cases)
    assert not different, f"{len(different)} of {len(cases)} differ\n" + "\n".join(different[:25])
