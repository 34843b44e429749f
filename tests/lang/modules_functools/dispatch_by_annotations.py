from __future__ import annotations

from functools import singledispatch
from typing import Union


@singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register
def _(value: str | bytes) -> str:
    return f"text {value!r}"


@show.register
def _(value: Union[list, tuple]):
    return "items " + ", ".join(map(show, value))


@show.register(dict | set)
def _(value):
    return f"{len(value)} things"


print(show(1), show(True), show("a"), show(b"b"), show([1, ("x", 2.5)]), show({}), show({1}), show(None), sep="\n")
for wrong in (lambda value: value, 5):
    try:
        show.register(wrong)
    except TypeError as error:
        print(str(error).split(":")[0])


def odd(value: list[int]): pass


try:
    show.register(odd)
except TypeError as error:
    print(error)
