def f(): raise ValueError("in f\ntwo lines")
def make():
    out = []
    for fn in (f, lambda: 1/0, lambda: [][3]):
        try: fn()
        except Exception as e: out.append(e)
    try:
        try: f()
        except ValueError as e: raise KeyError("k") from e
    except KeyError as e: out.append(e)
    out[0].add_note("a note\nof two")
    try:
        raise ExceptionGroup("inner", out[:2])
    except ExceptionGroup as e: out.append(e)
    out.append(ExceptionGroup("deep", [ExceptionGroup("deeper", [ValueError(i) for i in range(18)])]))
    return out
try:
    raise ExceptionGroup("outer", make())
except ExceptionGroup as e:
    raise RuntimeError("last") from e
