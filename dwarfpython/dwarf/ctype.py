"""C type expressions: `"struct point *"`, `"int (*)(const void *, const void *)"`.

The grammar is ctype.lark. A declarator is read as a function that takes the type before it and gives the
whole one, because C's declarators are written inside out.
"""

import functools
import re
import sys
from pathlib import Path

from ..syntax import tables
from ..syntax.parser import Automaton, Stacks, Stuck, run
from ..syntax.token import Token
from . import types as T

GRAMMAR = Path(__file__).with_name("ctype.lark")
START_RULES = ["type_name"]

KEYWORDS = frozenset("""void char short int long float double signed unsigned _Bool _Complex __int128
    const volatile restrict _Atomic struct union enum""".split())
_SYNONYMS = {"__const": "const", "__restrict": "restrict", "__volatile__": "volatile"}
_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*)|(0[xX][0-9a-fA-F]+|\d+)|(\.\.\.|[*()\[\],])|(\S))", re.A)
# More is not a type that somebody wrote, and would cost recursion.
MAX_TOKENS = 200
MAX_SIZE = 1 << 62


class CTypeError(Exception):
    """An expression that is not a type. `text[start:end]` is what is wrong with it."""

    def __init__(self, message, text, start, end):
        super().__init__(message)
        self.message, self.text, self.start, self.end = message, text, start, end

    def __str__(self):
        return f"{self.message}\n    {self.text}\n    {' ' * self.start}{'^' * max(self.end - self.start, 1)}"


def parse_type(text, scope):
    """The Type that `text` names. `scope(kind, name)` gives the type of a "struct", "union", "enum" or
    "typedef" name, or None. Raises CTypeError."""
    tokens = _tokens(text)
    automaton = _automaton()
    reader = _Reader(text, scope)
    rules = [(name, size, action and action(reader)) for name, size, action in automaton.rules]
    try:
        return run(automaton._replace(rules=rules), tokens, Stacks(automaton.starts["type_name"]))
    except Stuck as stuck:
        token = tokens[stuck.index]
        what = f"{token.text!r} is not expected here" if token.text else "the type is not complete"
        raise reader.error(what, token) from None


def library_scope(*libraries):
    """The scope that looks into libraries, first come first served, but a definition before a declaration."""
    def scope(kind, name):
        found = [type for library in libraries if (type := getattr(library, kind)(name)) is not None]
        return next((type for type in found if getattr(type, "complete", True)), found[0] if found else None)
    return scope


def _tokens(text):
    tokens, pos = [], 0
    text_end = len(text.rstrip())
    while pos < text_end:
        match = _TOKEN.match(text, pos)
        name, number, operator, wrong = match.groups()
        start, pos = match.start(match.lastindex), match.end()
        if wrong or len(tokens) >= MAX_TOKENS:
            message = f"{wrong!r} is no part of a C type" if wrong else "the type is too long"
            raise CTypeError(message, text, start, pos)
        name = _SYNONYMS.get(name, name)
        kind = name if name in KEYWORDS else "NAME" if name else "NUMBER" if number else operator
        tokens.append(Token(kind, name or number or operator, 1, start, 1, pos))
    return [*tokens, Token("END", "", 1, text_end, 1, text_end)]


@functools.cache
def _automaton():
    """The tables; the action of a rule is a function that takes a _Reader and gives what the automaton
    calls."""
    found = tables.load(GRAMMAR, START_RULES)
    texts = {action for _, _, action in found.rules if action}
    actions = {text: eval(f"lambda reader: lambda at, v: {re.sub('^(?=[a-z_]+[(])', 'reader.', text)}")
               for text in texts}
    rules = [(name, size, actions.get(text)) for name, size, text in found.rules]
    return Automaton(found.rows, rules, found.starts)


class _Reader:
    """The actions of the grammar's rules; `at` is where a rule's text stands."""

    def __init__(self, text, scope):
        self._text, self._scope = text, scope

    def error(self, message, token):
        return CTypeError(message, self._text, token.col, token.end_col)

    def _error_at(self, message, at):
        return CTypeError(message, self._text, at["col_offset"], at["end_col_offset"])

    def grow(self, items, *more):
        return [*items, *more]

    # Specifiers

    def word(self, at, token):
        return token

    def tagged(self, at, keyword, name):
        found = self._scope(keyword.text, name.text)
        if found is None:
            raise self._error_at(f"there is no {keyword.text} {name.text}", at)
        return found

    def named(self, at, name):
        found = self._scope("typedef", name.text) or STANDARD_TYPEDEFS.get(name.text)
        if found is None:
            raise self.error(f"there is no type {name.text}", name)
        return found

    def type_name(self, at, *parts):
        *specifiers, declarator = parts
        words = [s for s in specifiers if isinstance(s, Token)]
        qualifiers = [w.text for w in words if w.text in T.QUALIFIERS]
        words = [w for w in words if w.text not in T.QUALIFIERS]
        types = [s for s in specifiers if not isinstance(s, Token)]
        if len(types) + bool(words) != 1:
            raise self._error_at("these words do not make one type" if types else "a type is missing", at)
        type = T.qualify(types[0] if types else self._base(words, at), *qualifiers)
        return declarator(type) if declarator else type

    def _base(self, words, at):
        found = _BASES.get(tuple(sorted(w.text for w in words)))
        if found is None:
            raise self._error_at(f"{' '.join(w.text for w in words)!r} is not a type", at)
        return found

    # Declarators

    def qualifier(self, at, token):
        return token.text

    def pointer(self, at, *qualifiers):
        return lambda type: T.qualify(T.Pointer(type), *qualifiers)

    def pointed(self, at, pointer, declarator):
        return lambda type: declarator(pointer(type))

    def suffixed(self, at, declarator, suffix):
        return lambda type: declarator(suffix(type))

    def array(self, at, number):
        count = None if number is None else self._count(number)

        def make(element):
            if isinstance(T.strip(element), (T.Function, T.Void)):
                raise self._error_at(f"there is no array of {T.strip(element)}", at)
            size = T.sizeof(element)
            if size is None or (count or 0) * size > MAX_SIZE:
                raise self._error_at(f"an array of these cannot have a size: {element}", at)
            return T.Array(element, count)
        return make

    def _count(self, number):
        text = number.text
        if len(text) > 20:
            raise self.error("the array is too large", number)
        if text.isdigit():
            octal = len(text) > 1 and text[0] == "0"
            if octal and not set(text) <= set("01234567"):
                raise self.error(f"{text} is not a number", number)
            return int(text, 8 if octal else 10)
        return int(text, 16)

    def ellipsis(self, at):
        return ...

    def parameters(self, at, *parts):
        *types, ellipsis = parts
        return types, ellipsis is not None

    def function(self, at, parameters):
        types, variadic = parameters or ([], False)
        prototyped = parameters is not None
        if [T.strip(t) for t in types] == [T.VOID] and not variadic:
            types = []
        if any(isinstance(T.strip(t), T.Void) for t in types):
            raise self._error_at("a parameter cannot be void", at)

        def make(result):
            if isinstance(T.strip(result), (T.Array, T.Function)):
                raise self._error_at(f"a function cannot return {result}", at)
            return T.Function(result, tuple(map(_as_parameter, types)), variadic, prototyped)
        return make


def _as_parameter(type):
    """Arrays and functions are passed as pointers; qualifiers of a parameter itself do not count."""
    stripped = T.strip(type)
    if isinstance(stripped, T.Array):
        return T.Pointer(stripped.element)
    if isinstance(stripped, T.Function):
        return T.Pointer(type)
    return T.unqualified(type)


def _bases():
    """Words, sorted -> the type that they name in any order. Sizes are those of x86-64."""
    found = {("void",): T.VOID, ("_Bool",): T.Base("_Bool", 1, "boolean"),
             ("char",): T.Base("char", 1, "signed_char")}
    for sign in "signed", "unsigned":
        found[tuple(sorted((sign, "char")))] = T.Base(f"{sign} char", 1, f"{sign}_char")
    for name, size in ("short", 2), ("int", 4), ("long", 8), ("long long", 8), ("__int128", 16):
        for sign in "", "signed", "unsigned":
            encoding, shown = ("unsigned", f"unsigned {name}") if sign == "unsigned" else ("signed", name)
            words = [*filter(None, [sign]), *name.split()]
            spellings = [words]
            if name == "int":
                spellings.append([sign] if sign else words)
            elif name != "__int128":
                spellings.append([*words, "int"])
            for spelling in spellings:
                found[tuple(sorted(spelling))] = T.Base(shown, size, encoding)
    for name, size in ("float", 4), ("double", 8), ("long double", 16):
        found[tuple(sorted(name.split()))] = T.Base(name, size, "float")
        found[tuple(sorted([*name.split(), "_Complex"]))] = T.Base(f"_Complex {name}", 2 * size, "complex")
    return found


_BASES = _bases()


def _standard_typedefs():
    """Typedefs that every C program may use, for libraries whose DWARF does not have them."""
    def base(*words):
        return _BASES[tuple(sorted(words))]
    pairs = {"size_t": base("unsigned", "long"), "ssize_t": base("long"), "ptrdiff_t": base("long"),
             "intptr_t": base("long"), "uintptr_t": base("unsigned", "long"), "wchar_t": base("int"),
             "bool": base("_Bool")}
    for bits, word in (8, "char"), (16, "short"), (32, "int"), (64, "long"):
        pairs[f"uint{bits}_t"] = base("unsigned", word)
        pairs[f"int{bits}_t"] = base("signed", word)
    return {name: T.Typedef(name, type) for name, type in pairs.items()}


STANDARD_TYPEDEFS = _standard_typedefs()


if __name__ == "__main__":
    sys.exit(tables.main(GRAMMAR, START_RULES))
