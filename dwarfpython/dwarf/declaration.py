"""Types and prototypes as C writes them.

A C declaration is built around its name: `int (*f)(const char *)`. So a type is printed by wrapping what has
been built so far, the declarator, until a type is reached that has a name of its own.
"""

from .types import Array, Base, Enum, Function, Pointer, Qualified, Record, Typedef, Void


def declare(type, name="", parameter_names=()):
    """`type name` as a C declaration without the semicolon; the abstract type if `name` is empty.

    `parameter_names` are used if `type` is a function, with "" or None for those without a name."""
    declarator = name
    while True:
        if isinstance(type, Pointer):
            type, declarator = type.target, "*" + declarator
            if isinstance(type, (Array, Function)):
                declarator = f"({declarator})"
        elif isinstance(type, Array):
            type, declarator = type.element, f"{declarator}[{'' if type.count is None else type.count}]"
        elif isinstance(type, Function):
            declarator += f"({_parameters(type, parameter_names)})"
            type, parameter_names = type.result, ()
        elif isinstance(type, Qualified) and isinstance(type.type, Pointer):
            words = " ".join(type.qualifiers)
            type, declarator = type.type, f"{words} {declarator}" if declarator else words
        else:
            return _join(_specifiers(type), declarator)


def _join(specifiers, declarator):
    return specifiers + declarator if declarator[:1] in ("", "[") else f"{specifiers} {declarator}"


def _specifiers(type):
    if isinstance(type, Qualified):
        if isinstance(type.type, Function):
            # Only a typedef can say this in C, and it means nothing.
            return f"{' '.join(type.qualifiers)} {declare(type.type)}"
        return f"{' '.join(type.qualifiers)} {_specifiers(type.type)}"
    if isinstance(type, (Typedef, Base)):
        return type.name
    if isinstance(type, Record):
        return type.alias or f"{type.kind} {type.tag or '{...}'}"
    if isinstance(type, Enum):
        return f"enum {type.tag or '{...}'}"
    if isinstance(type, Void):
        return "void"
    raise TypeError(f"not a C type: {type!r}")


def _parameters(function, names):
    if not function.prototyped:
        return ""
    names = [*names, *[""] * len(function.parameters)]
    shown = [declare(t, name or "") for t, name in zip(function.parameters, names)]
    if function.variadic:
        shown.append("...")
    return ", ".join(shown) or "void"
