"""In gdb: goes through a program's functions by `next` and writes what trace.py writes. A script only because of the many stops: it
uses nothing but commands and what they show."""

import ast
import json
import os
import re

import gdb

PROGRAM = os.environ["WALK_PROGRAM"]
NAME = os.path.basename(PROGRAM)


def functions(tree, within=""):
    """The names by which debuggers know them."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            if not any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in ast.walk(node)):
                yield within + node.name
            yield from functions(node)
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{node.name}.")
        else:
            yield from functions(node, within)


def variables():
    """What `info args` and `info locals` show, inner ones first, without those that have no value."""
    found = {}
    shown = gdb.execute("info locals", to_string=True) + gdb.execute("info args", to_string=True)
    for line in shown.splitlines():
        name, equals, value = line.partition(" = ")
        if equals and name not in found and name != "__class__":
            value = re.sub("<function .*? at 0x[0-9a-f]+>", "<function>", value)
            found[name] = re.sub("(<generator .*?) at 0x[0-9a-f]+>", r"\1>", value)
    return {name: value for name, value in found.items() if value != "<not bound>"}


def walk(events):
    frame = gdb.selected_frame()
    while frame.is_valid() and gdb.selected_frame() == frame:
        print(json.dumps([frame.name(), frame.find_sal().line, variables()]), file=events, flush=True)
        gdb.execute("next", to_string=True)


def main():
    for setting in ("width 0", "confirm off", "breakpoint pending on", "print elements 0", "max-value-size unlimited"):
        gdb.execute(f"set {setting}")
    gdb.execute("define hook-next\nend")             # what is looked at is gdb's own
    with open(PROGRAM) as source:
        for name in functions(ast.parse(source.read())):
            gdb.execute(f"break {NAME}:{name}", to_string=True)
    with open(os.environ["WALK_EVENTS"], "w") as events:
        gdb.execute("run", to_string=True)
        while gdb.selected_thread() is not None:
            gdb.execute("disable")
            walk(events)
            gdb.execute("enable")
            if gdb.selected_thread() is not None:
                gdb.execute("continue", to_string=True)


main()
