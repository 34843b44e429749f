"""Functions for what headers have in place of functions: function-like macros and `static inline` functions.

A shim is a C function that the compiler makes when a program first uses it, in a library beside the description by
headers, where it stays; its DWARF describes it as that of any library. The types of a macro's parameters are found by
trying: those of the functions that it calls, `double`, `int`, `void *`, `long`, and for a parameter whose members the
macro uses the structs that have such members. The first combination that the compiler takes without a warning is the
shim's signature, the type of the expression is its result. `double` is right where the result is another type (`isnan`), for a macro like MAX takes any.

What a macro takes for `...` it can pass on to a variadic function alone. The shim passes on all that may have come: so many
numbers or pointers, so many floating-point numbers. The ABI has registers of their own for these, so in which order they
came does not matter.

A macro without parameters that is an expression but no constant is read by a shim each time (`acs_map['q']`).
"""

import itertools
import os
import re

from .compiler import includes
from .errors import DescriptionError
from .find import find_partners
from .parameters import parameter_types, passed_to

MOST_PARAMETERS, MOST_STRUCTS, MOST_TRIES = 4, 3, 10
MOST_WORDS, MOST_DOUBLES = 12, 8             # of variadic arguments
MOST_LINES = 8000                            # that the compiler is asked about; the shortest macros come first
PLAIN = ("double", "int", "void *", "long")
FEW = ("int", "void *")                      # of macros with many parameters
_STRUCT = re.compile(r"\b(struct|union)\s+([A-Za-z_]\w*)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_TYPEDEF = re.compile(r"\btypedef\s+(?:struct|union)\s*([A-Za-z_]\w*)?\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\s*([A-Za-z_]\w*)\s*[;,]")
_INLINE = re.compile(r"\bstatic\s+(?:[A-Za-z_]\w*\s+|\*\s*|__attribute__\s*\(\([^)]*\)\)\s*)*?([A-Za-z]\w*)\s*\([^;{}]*\)\s*"
                     r"(?:__attribute__\s*\(\([^;{}]*\)\)\s*)*\{")
REST = "dpy_rest"                            # what stands for `...`
_ACCESS = re.compile(r"\w\s*[(\[]|->|\.")
_EXPRESSION = re.compile(r"[\w(*&!~+-].*[\w)\]\"']", re.S)
_NO_VALUE = re.compile(r"[;{}#]|\b(extern|static|typedef|inline|register|do|if|for|while|return|goto|else|case|asm|__asm__|"
                       r"__attribute__|__declspec|__extension__|_Pragma|__has_\w+)\b")
_ASSIGNED = re.compile(r"([^;{},=]+(?:->|\.)\s*\w+)[\s)]*=[\s(]*a(\d+)[\s)]*(?:[,;]|\Z)")
_POINTERS = re.compile(r"_*(p|ptr|pointer|\w+_p|\w+_ptr)_*")      # what these names say to who reads the macro
_WARNINGS = ("-Wint-conversion", "-Wincompatible-pointer-types", "-Wimplicit-function-declaration")


def reader_of(name):
    """The shim that reads the macro of a name that has no parameters."""
    return f"dpy_value_of_{name}"


def shims_beside(description):
    """The path of all shims that belong to a description by headers: those of libc and libm, made by the build."""
    return description.removesuffix(".so").removesuffix("-headers") + "-shims.so"


def shim_beside(description, name):
    """The path of the shim of one name, which shares a file with those that were made together with it."""
    return os.path.join(description.removesuffix(".so") + "-shims", name)


def candidates(headers, functions):
    """The names that a shim may be made for."""
    return sorted({*function_macros(headers, functions), *inline_functions(headers, functions)})


def write_shims(compiler, files, headers, names, library, path):
    """A library at `path` with the shims for `names`, as far as there can be any, of the header files, also given as
    Preprocessed, of the file `library`. Raises DescriptionError."""
    inline = [name for name in names if name not in headers.functions and name not in headers.objects]
    inline = compiler.accepted(headers, {name: f"void *p = (void *){name};" for name in inline})
    made = dict.fromkeys(inline, "") | definitions(compiler, headers, {
        name: parameters for name, parameters in function_macros(headers, inline).items() if name in names})
    made |= readers(compiler, headers, [name for name in names if name in headers.objects])
    for _ in range(MOST_TRIES):
        done = compile_shims(compiler, includes(files), made, library, path)
        if done.returncode == 0:
            return
        # Some errors come only when code is made, or linked: the headers may be those of several libraries.
        wrong = set(re.findall(r"[iI]n function ['`](\w+)'", done.stderr)) & made.keys()
        made = {name: text for name, text in made.items() if name not in wrong}
        if not wrong:
            break
    raise DescriptionError(f"its macros cannot be made functions: {first_error(done.stderr)}")


def first_error(output):
    found = re.search(r"^.*error:.*$", output, re.M)
    return found[0] if found else output.strip()


def compile_shims(compiler, prologue, made, library, path):
    """`made`: name -> the shim's text; "" for a static function, which becomes visible by its name."""
    source = prologue + "".join(text or f'__asm__(".globl {name}");\nvoid *dpy_use_{name} = (void *){name};\n'
                                for name, text in made.items())
    linked = (library, *find_partners(library)) if os.path.isabs(library) else ()
    needed = [word for file in linked for word in ("-Xlinker", file)]
    return compiler.run(source, "-g", "-gdwarf-5", "-O1", "-shared", "-fPIC", "-Wl,--no-as-needed", *needed,
                        "-Wl,-z,defs", "-o", path, check=False)


def inline_functions(headers, functions):
    text = re.sub(r"^#.*", "", headers.text, flags=re.M)         # a marker of lines may stand within a declaration
    return sorted(set(_INLINE.findall(text)) - set(functions))


def function_macros(headers, taken):
    """name -> parameters of the function-like macros that a program may want to call."""
    found = {}
    for name, parameters in headers.functions.items():
        names = [part.strip() for part in parameters[1:-1].split(",")] if parameters[1:-1].strip() else []
        is_wanted = name[0] != "_" and name not in taken and not name.endswith("_H")
        if names and names[-1].endswith("..."):  # a name of its own may stand before
            names = [*(names[:-1] or ["first"]), "..."]
        if is_wanted and len(names) <= MOST_PARAMETERS:
            found[name] = names
    return found


def value_macros(headers, constants):
    """The names of macros without parameters that look like expressions, or stand for one that does. Whether they are, the
    compiler is asked when one is used."""
    bodies = {name: body for name, body in headers.objects.items() if name[0] != "_" and name not in constants}
    found = {name for name, body in bodies.items()
             if _EXPRESSION.fullmatch(body) and _ACCESS.search(body) and not _NO_VALUE.search(body)}
    while more := {name for name, body in bodies.items() if name not in found and body in found}:
        found |= more
    return sorted(found)


def readers(compiler, headers, names):
    """The shims that read macros without parameters, of those that are expressions with a value."""
    tries = {name: f"__auto_type r = ({name}); (void)r;" for name in names}
    made = {reader_of(name): f"__typeof__((0, ({name}))) {reader_of(name)}(void) {{ return {name}; }}\n"
            for name in compiler.accepted(headers, tries, warnings=_WARNINGS)}
    return compilable(compiler, headers, made)


def compilable(compiler, headers, made):
    """Those of the shims, name -> text, that the compiler takes as a whole."""
    kept = compiler.accepted(headers, {name: text.strip() for name, text in made.items()}, at_file_scope=True)
    return {name: made[name] for name in kept}


def definitions(compiler, headers, found):
    """name -> the shim's text, of those macros for which some types of the parameters are right."""
    structs = members_of_structs(headers.text)
    uses = expansions(compiler, headers, found)
    found = {name: parameters for name, parameters in found.items()
             if is_balanced(uses[name]) and passes_on(parameters, uses[name])}
    known = parameter_types(headers.text, set(re.findall(r"[A-Za-z_]\w*", " ".join(uses.values()))))
    choices = {name: list(signatures(parameters, uses[name], structs, known)) for name, parameters in found.items()}
    made = {}
    for is_value in (True, False):
        tries = ((name, types) for name in sorted(choices, key=lambda name: len(uses[name])) if name not in made
                 for types in choices[name] if is_value or "double" not in types)
        tries = {(name, types): statement(name, found[name], types, is_value)
                 for name, types in itertools.islice(tries, MOST_LINES)}
        for name, types in compiler.accepted(headers, tries, warnings=_WARNINGS):
            if name not in made:
                made[name] = definition(name, found[name], types, is_value)
    return compilable(compiler, headers, made)


def expansions(compiler, headers, found):
    """name -> what its use becomes, with a0, a1, ... as arguments."""
    lines = [f"dpy_use_of {name} {use_of(name, parameters, (f'a{i}' for i in range(len(parameters))), [REST])}"
             for name, parameters in found.items()]
    expanded = compiler.run(headers.defines + "\n".join(lines) + "\n", "-E", "-P", check=False).stdout
    uses = re.split(r"^dpy_use_of ", expanded, flags=re.M)[1:]
    return dict.fromkeys(found, "") | {use.partition(" ")[0]: use for use in uses}


def is_balanced(use):
    """Whether a macro opens no block that another is to close, as pthread_cleanup_push does."""
    return all(use.count(left) == use.count(right) for left, right in ("()", "{}", "[]"))


def use_of(name, parameters, arguments, rest):
    """A use of the macro, with `rest` for `...`."""
    is_variadic = parameters[-1:] == ["..."]
    given = [*itertools.islice(arguments, len(parameters) - is_variadic), *(rest if is_variadic else ())]
    return f"{name}({', '.join(given)})"


def passes_on(parameters, use):
    """Whether a variadic macro does nothing with its arguments but to pass them on last."""
    return parameters[-1:] != ["..."] or 0 < use.count(REST) == len(re.findall(rf",\s*{REST}\s*\)", use))


def signatures(parameters, use, structs, functions):
    """Combinations of types of the arguments to try, the likely ones first: that of the parameter of a function that it
    is passed to (`functions`: name -> types), of the member that it is assigned to, of structs with the members that are used, plain ones."""
    is_variadic = parameters[-1:] == ["..."]
    count, options, passed = len(parameters) - is_variadic, [], members_assigned(use)
    for (function, number), argument in passed_to(use, functions).items():
        if number < len(functions[function]) and functions[function][number]:
            passed.setdefault(argument, functions[function][number])
    for i in range(count):
        pointed, held = (set(re.findall(rf"\ba{i}\)*\s*{access}\s*([A-Za-z_]\w*)", use)) for access in ("->", r"\."))
        fitting = (kind + (" *" if pointed else "") for kind, known in structs.items() if pointed | held <= known)
        fitting = tuple(itertools.islice(fitting, MOST_STRUCTS))
        plain = FEW if count > 2 or is_variadic else PLAIN
        if _POINTERS.fullmatch(parameters[i]):
            plain = ("void *", *(kind for kind in plain if kind != "void *"))
        options.append(fitting if pointed or held else (passed[f"a{i}"], *plain) if f"a{i}" in passed else plain)
    return itertools.product(*options)


def members_assigned(use):
    """Parameter -> the type of the member that it is assigned to, said by the parameters before it."""
    found = {}
    for member, number in _ASSIGNED.findall(use.partition(" ")[2]):
        while member.count("(") > member.count(")"):
            member = member[member.index("(") + 1:]
        others = re.findall(r"\ba(\d+)\b", member)
        if is_balanced(member) and others and all(int(other) < int(number) for other in others):
            found.setdefault(f"a{number}", f"__typeof__({member.strip()})")
    return found


def statement(name, parameters, types, is_value):
    """Uses the macro with arguments of these types: C if they are right."""
    declared = "".join(f"{kind} a{i};" for i, kind in enumerate(types))
    use = use_of(name, parameters, (f"a{i}" for i in range(len(types))), ["0L"] * MOST_WORDS + ["0.0"] * MOST_DOUBLES)
    other = '_Static_assert(!__builtin_types_compatible_p(__typeof__(r), double), "");' if "double" in types else ""
    return f"{declared} {f'__auto_type r = ({use}); {other} (void)r;' if is_value else f'{use};'}"


def definition(name, parameters, types, is_value):
    """The shim, on a line. A macro's name in parentheses is no use of the macro; the comma makes a pointer of an array."""
    is_variadic = parameters[-1:] == ["..."]
    declared = [f"{among(parameters, kind)} {parameter}" for parameter, kind in zip(parameters, types)]
    inner = ", ".join(declared + ["..."] * is_variadic) or "void"
    before, rest = rest_of(parameters[len(types) - 1]) if is_variadic else ("", [])
    use = use_of(name, parameters, parameters, rest)
    if not is_value:
        return f"void ({name})({inner}) {{ {before} {use}; }}\n"
    samples = []
    for kind in types:
        samples.append(f"(*({among(samples, kind)} *)0)")
    sample = use_of(name, parameters, iter(samples), ["0L"])
    return f"__typeof__((0, ({sample}))) ({name})({inner}) {{ {before} return {use}; }}\n"


def among(arguments, kind):
    """A type that may be said by other arguments, with these for a0, a1, ..."""
    return re.sub(r"\ba(\d+)\b", lambda other: arguments[int(other[1])], kind)


def rest_of(last):
    """(statements that fetch all variadic arguments behind the parameter `last`, these arguments)."""
    words, doubles = ([f"{kind}_{REST}[{i}]" for i in range(most)]
                      for kind, most in (("word", MOST_WORDS), ("double", MOST_DOUBLES)))
    fetched = "".join(f"{item} = __builtin_va_arg(list_{REST}, {kind}); "
                      for items, kind in ((words, "long"), (doubles, "double")) for item in items)
    return (f"long word_{REST}[{MOST_WORDS}]; double double_{REST}[{MOST_DOUBLES}]; __builtin_va_list list_{REST}; "
            f"__builtin_va_start(list_{REST}, {last}); {fetched}__builtin_va_end(list_{REST});"), [*words, *doubles]


def members_of_structs(text):
    """How C names a struct or union -> the words of its definition, of those that the headers define, small ones first."""
    found = {f"{kind} {tag}": set(re.findall(r"[A-Za-z_]\w*", body)) for kind, tag, body in _STRUCT.findall(text)}
    for tag, body, name in _TYPEDEF.findall(text):
        if not tag:
            found[name] = set(re.findall(r"[A-Za-z_]\w*", body))
    return dict(sorted(found.items(), key=lambda item: len(item[1])))
