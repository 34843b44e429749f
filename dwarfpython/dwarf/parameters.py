"""Names of parameters, from the text of declarations: a compiler's DWARF of a declaration has none.

    int sqlite3_exec(sqlite3 *, const char *sql, int (*callback)(void *, int, char **, char **), void *, char **errmsg);

gives `"", sql, callback, "", errmsg`; underscores before a name are left out. Only what has the form of a declaration counts; how many parameters there
are is known from the DWARF, so that a text that was misread is noticed.
"""

import re

_TOKEN = re.compile(r'[A-Za-z_]\w*|\.\.\.|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[^\s\w]|\d\w*')
_KEYWORDS = frozenset("""void char short int long float double signed unsigned _Bool _Complex const volatile restrict __restrict
    __restrict__ __const struct union enum static register __extension__ _Atomic inline __inline""".split())
_NO_NAME = frozenset("__attribute__ __asm__ __asm".split())
MOST_TOKENS = 4_000_000


def parameter_names(text, functions):
    """function -> names, "" for a parameter without one, of those `functions` that the preprocessed `text` declares."""
    return {name: tuple(_name(argument).lstrip("_") for argument in arguments)                   # __s: s
            for name, arguments in _declared(text, functions).items()}


def _declared(text, functions):
    """function -> the lists of tokens of its parameters."""
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    tokens = _TOKEN.findall("\n".join(lines))[:MOST_TOKENS]
    wanted, found, depth = frozenset(functions), {}, 0
    for i, token in enumerate(tokens):
        depth += (token == "{") - (token == "}")
        if token in wanted and depth == 0 and token not in found:
            start = i + 2 if tokens[i - 1] == "(" and tokens[i + 1:i + 2] == [")"] else i + 1       # int (name)(...)
            arguments = _arguments(tokens, start)
            if arguments is not None:
                found[token] = arguments
    return found


def parameter_types(text, functions):
    """function -> C types of its parameters, None where the type surrounds the name, of those `functions` that the preprocessed
    `text` declares."""
    return {name: [_type(argument) for argument in arguments] for name, arguments in _declared(text, functions).items()}


def _type(tokens):
    if any(token in "([" for token in tokens):
        return None
    name = _name(tokens)
    return " ".join(tokens[:-1] if name else tokens)


def passed_to(use, functions):
    """(name of a function, number of its parameter) -> the argument that is passed for it in the expression `use`, of those
    arguments that are a single word."""
    tokens, found = _TOKEN.findall(use), {}
    for i, token in enumerate(tokens):
        arguments = _arguments(tokens, i + 1) if token in functions else None
        for number, argument in enumerate(arguments or ()):
            words = [word for word in argument if word not in "()"]
            if len(words) == 1:
                found[token, number] = words[0]
    return found


def _arguments(tokens, start):
    """The lists of tokens between the parenthesis at `start` and its end, split at commas; None: there is none."""
    if tokens[start:start + 1] != ["("]:
        return None
    parts, depth = [[]], 1
    for token in tokens[start + 1:start + 2000]:
        depth += (token in "([{") - (token in ")]}")
        if depth == 0:
            return [] if parts in ([[]], [["void"]]) else [part for part in parts if part != ["..."]]
        if depth == 1 and token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return None


def _name(tokens):
    """The name in the declaration of one parameter, or ""."""
    tokens = tokens[:next((i for i, token in enumerate(tokens) if token in _NO_NAME), len(tokens))]
    for i, token in enumerate(tokens):       # int (*name)(...), int (*name[3])(...)
        if token == "(" and tokens[i + 1:i + 2] == ["*"]:
            inner = [word for word in tokens[i + 1:_closing(tokens, i)] if word[0].isalpha() or word[0] == "_"]
            inner = [word for word in inner if word not in _KEYWORDS]
            return inner[0] if inner else ""
    if "[" in tokens:
        tokens = tokens[:tokens.index("[")]
    words = [token for token in tokens if token[0].isalpha() or token[0] == "_"]
    named = len(words) > 1 and tokens[-1] == words[-1] and words[-1] not in _KEYWORDS
    typed = any(word not in ("const", "volatile", "struct", "union", "enum", "register") for word in words[:-1])
    return words[-1] if named and typed and words[-2] not in ("struct", "union", "enum") else ""


def _closing(tokens, start):
    depth = 0
    for i in range(start, len(tokens)):
        depth += (tokens[i] == "(") - (tokens[i] == ")")
        if depth == 0:
            return i
    return len(tokens)
