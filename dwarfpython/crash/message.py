"""What a dying process tells: runtime/fault.h."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A signal that ends a process. `pcs` are addresses within calls, innermost first; 0: some are left out. `target` says what
    lies at the address, "" where that is not known."""
    signal: int
    code: int = 0
    address: int = 0
    pcs: tuple[int, ...] = ()
    target: str = ""


def read_fault(message: str) -> Fault:
    numbers, _, target = message.removeprefix("f").partition("\n")
    number, code, address, *pcs = (int(word, 16) for word in numbers.split())
    return Fault(number, code, address, tuple(pcs), target)
