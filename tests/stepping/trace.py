"""trace.py PROGRAM: where CPython's tracer stops in the functions that the module's own code calls, as lines of JSON:
[function, line, variables as repr() shows them]."""

import json
import sys

FUNCTION, GENERATOR = 0x1, 0x20         # CO_OPTIMIZED: no class statement


def show(value):
    """As runtime/gdb.py shows it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show(key)}: {show(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(show, value)) + ("," if len(value) == 1 else "") + ")"
    if type(value).__module__ == "__main__" and not isinstance(value, BaseException):
        shown = "".join(f", {name}={show(item)}" for name, item in vars(value).items())
        return f"<{type(value).__name__}{shown.replace(',', '', 1)}>"
    if callable(value):
        return "<function>"
    if hasattr(value, "gi_frame"):
        return f"<generator {value.__name__}>"
    return repr(value)


def start(frame, event, argument):
    code = frame.f_code
    called = frame.f_back is not None and frame.f_back.f_code.co_name == "<module>"
    kind = code.co_flags & (FUNCTION | GENERATOR)
    if code.co_filename == program and code.co_name[0] != "<" and called and kind == FUNCTION:
        return follow


def follow(frame, event, argument):
    if event == "line":
        seen = {name: show(value) for name, value in frame.f_locals.items() if name != "__class__"}
        print(json.dumps([frame.f_code.co_qualname.rpartition("<locals>.")[2], frame.f_lineno, seen]), file=events)
    return follow


program = sys.argv[1]
with open(program) as source, open(sys.argv[2], "w") as events:
    code = compile(source.read(), program, "exec")
    sys.settrace(start)
    exec(code, {"__name__": "__main__"})
    sys.settrace(None)
