"""The front end: from source text to the syntax tree and its scopes.

    source = read(data, filename)        text, lines
    tree = parse_source(source)          an ast.Module of the standard library's nodes
    settle_coroutines(tree, source, ...) its coroutines, which are not compiled
    scopes = analyse(tree, source)       a ScopeTree: scopes.module, scopes.of[node]

Each raises SourceError for what is wrong with the program. `parse(data, filename)` is the first two in one;
`is_incomplete(text)` serves a prompt; dump.py prints each stage.
"""

from __future__ import annotations

import ast

from .coroutines import settle_coroutines  # noqa: F401
from .fault import Fault
from .interactive import is_incomplete  # noqa: F401
from .parser import parse, parse_source  # noqa: F401
from .scope import Scope, ScopeTree, Storage, Symbol, mangle  # noqa: F401
from .source import Source, read  # noqa: F401


def analyse(tree: ast.Module, source: Source) -> ScopeTree:
    """The scopes of a program, all that can be wrong with it before types are known being checked."""
    from .binding import bind
    from .checks import check
    try:
        scopes = bind(tree)
        check(tree)
    except Fault as fault:
        raise fault.within(source) from None
    return scopes
