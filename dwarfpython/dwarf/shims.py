"""Functions for what headers have in place of functions: function-like macros and `static inline` functions.

A shim is a C function that the compiler makes once for a library, in a library of its own beside the description by
headers; its DWARF describes it as that of any library. The types of a macro's parameters are found by trying: `double`,
`int`, `void *`, `long`, and for a parameter whose members the macro uses the structs that have such members. The
first combination that the compiler takes without a warning is the shim's signature, the type of the
expression is its result. `double` is right where the result is another type (`isnan`), for a macro like MAX takes any.
"""

import itertools
import os
import re

from .compiler import includes

MOST_PARAMETERS, MOST_STRUCTS, MOST_TRIES = 4, 3, 10
MOST_LINES = 2500                            # that the compiler is asked about; the shortest macros come first
PLAIN = ("double", "int", "void *", "long")
FEW = ("int", "void *")                      # of macros with many parameters
_MACRO = re.compile(r"#define ([A-Za-z]\w*)\(([^)]*)\)[ \t]*\S")
_STRUCT = re.compile(r"\b(struct|union)\s+([A-Za-z_]\w*)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_TYPEDEF = re.compile(r"\btypedef\s+(?:struct|union)\s*([A-Za-z_]\w*)?\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\s*([A-Za-z_]\w*)\s*;")
_INLINE = re.compile(r"\bstatic\s+(?:[A-Za-z_]\w*\s+|\*\s*|__attribute__\s*\(\([^)]*\)\)\s*)*?([A-Za-z]\w*)\s*\([^;{}]*\)\s*"
                     r"(?:__attribute__\s*\(\([^;{}]*\)\)\s*)*\{")
_WARNINGS = ("-Wint-conversion", "-Wincompatible-pointer-types", "-Wimplicit-function-declaration")


def shims_beside(description):
    """The path of the shims that belong to a description by headers."""
    return description.removesuffix(".so").removesuffix("-headers") + "-shims.so"


def write_shims(compiler, headers, text, functions, library, path):
    """A library at `path` with the shims of the headers, preprocessed `text`, of the file `library`, which exports
    `functions`. False: there are none."""
    prologue = includes(headers)
    inline = sorted(set(_INLINE.findall(text)) - set(functions))
    inline = compiler.accepted(prologue, {name: f"void *p = (void *){name};" for name in inline})
    found = function_macros(compiler, prologue, {*functions, *inline})
    made = definitions(compiler, prologue, text, found)
    if not made and not inline:
        return False
    for _ in range(MOST_TRIES):
        done = compile_shims(compiler, prologue, inline, made, library, path)
        # Some errors come only when code is made.
        wrong = set(re.findall(r"In function '(\w+)'", done.stderr)) & made.keys()
        if done.returncode == 0 or not wrong:
            break
        made = {name: text for name, text in made.items() if name not in wrong}
    return done.returncode == 0


def compile_shims(compiler, prologue, inline, made, library, path):
    """A static function becomes visible by its name."""
    source = prologue + "".join(f'__asm__(".globl {name}");\nvoid *dpy_use_{name} = (void *){name};\n' for name in inline)
    needed = ["-Xlinker", library] if os.path.isabs(library) else []
    return compiler.run(source + "\n".join(made.values()) + "\n", "-g", "-gdwarf-5", "-O1", "-shared", "-fPIC",
                        "-Wl,--no-as-needed", *needed, "-Wl,--unresolved-symbols=ignore-all", "-o", path, check=False)


def function_macros(compiler, prologue, taken):
    """name -> parameters of the function-like macros that a program may want to call."""
    own = compiler.run(prologue, "-dM", "-E").stdout
    found = {}
    for name, parameters in _MACRO.findall(own):
        names = [part.strip() for part in parameters.split(",")] if parameters.strip() else []
        if name not in taken and len(names) <= MOST_PARAMETERS and "..." not in parameters and not name.endswith("_H"):
            found[name] = names
    return found


def definitions(compiler, prologue, text, found):
    """name -> the shim's text, of those macros for which some types of the parameters are right."""
    structs = members_of_structs(text)
    uses = expansions(compiler, prologue, found)
    found = {name: parameters for name, parameters in found.items() if is_balanced(uses[name])}
    choices = {name: list(signatures(len(parameters), uses[name], structs)) for name, parameters in found.items()}
    made = {}
    for is_value in (True, False):
        tries = ((name, types) for name in sorted(choices, key=lambda name: len(uses[name])) if name not in made
                 for types in choices[name] if is_value or "double" not in types)
        tries = {(name, types): statement(name, types, is_value) for name, types in itertools.islice(tries, MOST_LINES)}
        for name, types in compiler.accepted(prologue, tries, warnings=_WARNINGS):
            if name not in made:
                made[name] = definition(name, found[name], types, is_value)
    kept = compiler.accepted(prologue, made, at_file_scope=True)
    return {name: made[name] for name in kept}


def expansions(compiler, prologue, found):
    """name -> what its use becomes, with a0, a1, ... as arguments."""
    lines = [f"dpy_use_of {name} {name}({', '.join(f'a{i}' for i in range(len(parameters)))})"
             for name, parameters in found.items()]
    expanded = compiler.run(prologue + "\n".join(lines) + "\n", "-E", "-P", check=False).stdout
    uses = re.split(r"^dpy_use_of ", expanded, flags=re.M)[1:]
    return dict.fromkeys(found, "") | {use.partition(" ")[0]: use for use in uses}


def is_balanced(use):
    """Whether a macro opens no block that another is to close, as pthread_cleanup_push does."""
    return all(use.count(left) == use.count(right) for left, right in ("()", "{}", "[]"))


def signatures(count, use, structs):
    """Combinations of types of the arguments to try, the likely ones first."""
    options = []
    for i in range(count):
        members = set(re.findall(rf"\ba{i}\)*\s*->\s*([A-Za-z_]\w*)", use))
        fitting = [f"{kind} *" for kind in sorted(structs, key=lambda kind: len(structs[kind])) if members <= structs[kind]]
        options.append(tuple(fitting[:MOST_STRUCTS]) if members else PLAIN if count < 3 else FEW)
    return itertools.product(*options)


def statement(name, types, is_value):
    """Uses the macro with arguments of these types: C if they are right."""
    declared = "".join(f"{kind} a{i};" for i, kind in enumerate(types))
    use = f"{name}({', '.join(f'a{i}' for i in range(len(types)))})"
    other = '_Static_assert(!__builtin_types_compatible_p(__typeof__(r), double), "");' if "double" in types else ""
    return f"{declared} {f'__auto_type r = ({use}); {other} (void)r;' if is_value else f'{use};'}"


def definition(name, parameters, types, is_value):
    """The shim, on a line. A macro's name in parentheses is no use of the macro; the comma makes a pointer of an array."""
    inner = ", ".join(f"{kind} {parameter}" for parameter, kind in zip(parameters, types)) or "void"
    use = f"{name}({', '.join(parameters)})"
    if not is_value:
        return f"void ({name})({inner}) {{ {use}; }}"
    sample = f"{name}({', '.join(f'(*({kind} *)0)' for kind in types)})"
    return f"__typeof__((0, ({sample}))) ({name})({inner}) {{ return {use}; }}"


def members_of_structs(text):
    """How C names a struct or union -> the words of its definition, of those that the headers define."""
    found = {f"{kind} {tag}": set(re.findall(r"[A-Za-z_]\w*", body)) for kind, tag, body in _STRUCT.findall(text)}
    for tag, body, name in _TYPEDEF.findall(text):
        if not tag:
            found[name] = set(re.findall(r"[A-Za-z_]\w*", body))
    return found
