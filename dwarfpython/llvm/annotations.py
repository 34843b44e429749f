"""Annotated functions as static data: `struct dpy_annotation`, which the runtime calls by (runtime/annotated.c)."""

from __future__ import annotations

from dwarfpython.annotations import Annotation
from dwarfpython.dwarf import types as c
from dwarfpython.llvm.assembly import symbol

FLAGS = {"negative": "DPY_FAILS_NEGATIVE", "nonzero": "DPY_FAILS_NONZERO", "errno": "DPY_FAILS_ERRNO"}


def annotated(m, name) -> str:
    """The address of the annotated function, a builtin's; `name` is a names.NativeName."""
    own = f"dpy.annotated.{name.library.name}.{name.name}"
    if own not in m.assembly.data:
        m.assembly.define(own, f"private global {contents(m, name, name.annotation)}, align 16")
    return symbol(own)


def contents(m, name, annotation: Annotation) -> str:
    data = m.data
    builtin = data.structure("dpy_builtin", name=f"ptr {m.assembly.c_string(name.name)}", any=f"ptr {m.runtime_symbol('dpy_annotated_call')}")
    parameters = [parameter(m, p) for p in annotation.parameters]
    gives = [data.structure("dpy_given", what=f"i32 {what}", length=f"i32 {length}") for what, length in annotation.gives]
    return data.structure(
        "dpy_annotation", builtin=builtin, function=f"ptr {data.prototype(name.function)}", address=f"ptr {m.native_symbol(name)}",
        parameters=f"ptr {structures(m, parameters)}", gives=f"ptr {structures(m, gives)}",
        values=f"ptr {data.array('i64', [f'i64 {value}' for value in annotation.values])}",
        message_arguments=f"ptr {data.array('i32', [f'i32 {at}' for at in annotation.message_arguments])}",
        raises=f"ptr {data.external('dpy_' + annotation.raises)}", message=helper(m, annotation.message),
        message_of=helper(m, annotation.message_of), release=helper(m, annotation.release), given_count=f"i32 {len(gives)}", value_count=f"i32 {len(annotation.values)}",
        message_count=f"i32 {len(annotation.message_arguments)}", flags=f"i32 {flags(m, annotation)}", file=f"i32 {annotation.file}")


def parameter(m, given) -> str:
    return m.data.structure(
        "dpy_annotated_parameter", name=f"ptr {m.assembly.c_string(given.name)}", size=f"i64 {given.size}", size_of=f"i32 {given.size_of}",
        role=f"i32 {enumerator(m, 'dpy_role', 'DPY_ROLE_' + given.role)}", release=helper(m, given.release),
        fallback=f"<{{i64, i64}}> <{{i64 {given.default or 0}, i64 {default_kind(m, given)}}}>")


def default_kind(m, given) -> int:
    return 0 if not given.has_default else m.data.kind("NONE" if given.default is None else "INT")


def structures(m, items: list[str]) -> str:
    return m.data.array(items[0][:kind_end(items[0])], items, align=16) if items else "null"


def kind_end(item: str) -> int:
    """Where the LLVM type of a typed constant ends; that of a struct may hold others."""
    depth = 0
    for i, character in enumerate(item):
        depth += (character in "<{[") - (character in ">}]")
        if not depth:
            return i + 1
    return len(item)


def helper(m, name) -> str:
    function, address = ("null", "null") if name is None else (m.data.prototype(name.function), m.native_symbol(name))
    return m.data.structure("dpy_helper", function=f"ptr {function}", address=f"ptr {address}")


def flags(m, annotation: Annotation) -> int:
    names = [FLAGS[fails] for fails in annotation.fails]
    names += ["DPY_SUCCEEDS"] * annotation.succeeds + ["DPY_ENDS"] * annotation.end + ["DPY_ERROR_IS_RESULT"] * (annotation.error == "result")
    return sum(enumerator(m, "dpy_annotation_flag", name) for name in names)


def enumerator(m, tag: str, name: str) -> int:
    return dict(c.strip(m.runtime.enum(tag)).enumerators)[name]

