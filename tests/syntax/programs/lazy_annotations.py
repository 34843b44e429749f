from __future__ import annotations
x: int = 1
def f(p: q) -> r: y: z
