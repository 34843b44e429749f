"""The object-like macros of headers that are constants, and those that are other names of functions.

Most are literals or expressions of such, which constexpr.py evaluates. What has other names in it is for the compiler:
each macro stands on a line of its own, lines with errors are dropped, and the values are read from sections of an
object file.
"""

import os
import re
import struct

from .constexpr import NotConstant, evaluate
from .elf import ElfFile

_NOT_THE_USERS = re.compile(r"__|_.*_H_?$")
_WORD = re.compile(r"[A-Za-z_]\w*")
_PLAIN = re.compile(r'[\w\s()+*/%<>&|^~!?:="-]*', re.A)


def constant_macros(compiler, headers):
    """name -> int, float or str, of the object-like macros of the Preprocessed headers that are constants."""
    objects = {name: body for name, body in headers.objects.items() if body and not _NOT_THE_USERS.match(name)}
    literal = literal_macros(headers.objects)
    rest = sorted(objects.keys() - literal.keys() - _literals_lists(objects))
    own = {name: value for name, value in literal.items() if name in objects}
    return own | compiled_macros(compiler, headers, rest)


def literal_macros(objects):
    """name -> int or str, of the macros that are made of literals and of other such macros, without escapes, casts and
    floating-point numbers."""
    found, waiting = {}, {name: _words(body) for name, body in objects.items() if body and _PLAIN.fullmatch(body)}
    ready = [name for name, words in waiting.items() if not words]
    users = {}
    for name, words in waiting.items():
        for word in words:
            users.setdefault(word, []).append(name)
    while ready:
        name = ready.pop()
        try:
            value = evaluate(name, objects, {})
        except (NotConstant, ValueError, OverflowError):
            continue
        if type(value) is float:
            continue
        found[name] = value
        ready += [user for user in users.get(name, ()) if user not in found and waiting[user] <= found.keys()]
    return found


def _words(body):
    return set(_WORD.findall(re.sub(r'"[^"]*"|\b\d\w*', "", body)))


def _literals_lists(objects):
    """Those that are several numbers between commas: C takes the last one, nobody means it."""
    return {name for name, body in objects.items() if re.fullmatch(r"\w+(,\s*\w+)+", body)}


def aliases(compiler, headers, callable_names):
    """name -> the function or function-like macro that an object-like macro stands for."""
    bodies = {name: body for name, body in headers.objects.items() if body and name not in callable_names}
    # Where the name is put together by other macros, as ICU does, the preprocessor knows it.
    made = [name for name, body in bodies.items() if re.fullmatch(r"\w+\s*\([\w\s,]*\)", body)]
    lines = "".join(f'"{name}" {name}\n' for name in made)
    expanded = compiler.run(headers.defines + lines, "-E", "-P", check=False).stdout if made else ""
    bodies |= dict(re.findall(r'^"(\w+)" (\w+)$', expanded, re.M))
    found = {}
    for name, body in bodies.items():
        seen = {name}
        while body in bodies and body not in seen:
            seen.add(body)
            body = bodies[body]
        if body in callable_names:
            found[name] = body
    return found


# Numbers are written by their types: an integer, or a floating-point number. Texts may hold NULs.
_VALUES = """
#define IS_FLOAT(x) _Generic((x), float: 1, double: 1, long double: 1, default: 0)
#define IS_UNSIGNED(x) _Generic((x), unsigned long: 1, unsigned long long: 1, default: 0)
#define FLOAT(x) _Generic((x), float: (x), double: (x), long double: (x), default: 0)
#define IN(name) __attribute__((section(".dpy_" name), used))
"""


def compiled_macros(compiler, headers, names):
    """name -> value of those of the macros `names` that the compiler takes for constants."""
    lines = {("number", n): f"enum {{ e = (long)({n}) }};" for n in names}
    lines |= {("text", n): f'static const char s[] = "" {n}; enum {{ e = sizeof({n}) }};' for n in names}
    accepted = compiler.accepted(headers, lines)
    numbers = [name for kind, name in accepted if kind == "number"]
    texts = [name for kind, name in accepted if kind == "text"]
    if not accepted:
        return {}
    arrays = headers.defines + _VALUES + '#line 1 "values"\n' + _arrays(numbers, texts)
    source = headers.text + "\n" + compiler.run(arrays, "-E").stdout
    path = os.path.join(compiler.folder, "values.o")
    compiler.run(source, "-fpreprocessed", "-O0", "-c", "-o", path)
    parts = ("kinds", "integers", "floats", "sizes", "texts")
    with ElfFile(path) as elf:
        sections = {name: elf.section_data(f".dpy_{name}") or b"" for name in parts}
    return _numbers(numbers, sections) | _texts(texts, sections)


def _arrays(numbers, texts):
    def array(kind, name, pattern, macros):
        items = ",\n".join(pattern.replace("$", macro) for macro in macros)
        return f'static const {kind} dpy_{name}[] IN("{name}") = {{ {items} }};\n' if macros else ""
    together = "\n".join(f'"" {name} "\\0"' for name in texts)
    return (array("char", "kinds", "IS_FLOAT($) ? 2 : IS_UNSIGNED($)", numbers)
            + array("long", "integers", "IS_FLOAT($) ? 0 : (long)($)", numbers)
            + array("double", "floats", "FLOAT($)", numbers) + array("unsigned", "sizes", "sizeof($)", texts)
            + (f'static const char dpy_texts[] IN("texts") = {together};\n' if texts else ""))


def _numbers(names, sections):
    found = {}
    for i, name in enumerate(names):
        kind = sections["kinds"][i]
        form, content = ("<d", "floats") if kind == 2 else ("<Q" if kind else "<q", "integers")
        found[name] = struct.unpack_from(form, sections[content], 8 * i)[0]
    return found


def _texts(names, sections):
    found, offset = {}, 0
    for i, name in enumerate(names):
        size, = struct.unpack_from("<I", sections["sizes"], 4 * i)
        found[name] = sections["texts"][offset:offset + size].split(b"\0")[0].decode("utf-8", "replace")
        offset += size
    return found

