"""The LALR(1) automaton: tokens in, syntax tree out.

The tables say when to shift and when to reduce by which rule; a reduction calls the rule's function in actions.py with
the values of its symbols and `at`, the place from the rule's first token to its last, as CPython measures it: line ends
and the ends of blocks do not count as last tokens.
"""

from __future__ import annotations

import ast
import functools
import gc
from typing import Callable, NamedTuple

from . import actions, depth, literals, messages, tables
from .fault import Fault
from .lexer import Lexed, Token, tokenize, tokenize_field
from .source import Source, read

LAYOUT = frozenset(["_NEWLINE", "_INDENT", "_DEDENT", "END"])


class Automaton(NamedTuple):
    """The tables with their actions compiled."""
    rows: list[dict[str, int]]
    rules: list[tuple[str, int, Callable | None]]
    starts: dict[str, tuple[int, int]]


class Stuck(Exception):
    """No action for a token. `states` and `values` are the stacks; `token` is where it happened."""

    def __init__(self, token: Token, index: int, states: list[int], values: list):
        self.token = token
        self.index = index
        self.states = states
        self.values = values


def parse(source: str | bytes, filename: str = "<string>") -> ast.Module:
    """Parse a program. The nodes are those of the module `ast`, positions included; SourceError where it is wrong."""
    return parse_source(read(source, filename))


def parse_source(source: Source) -> ast.Module:
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it takes a third of the time
    try:
        return _parse(tokenize(source.text), "file_input")
    except Fault as fault:
        raise fault.within(source) from None
    finally:
        if collecting:
            gc.enable()


def _parse(lexed: Lexed, start: str):
    automaton = _automaton()
    try:
        tree = run(automaton, lexed.tokens, start)
    except Stuck as stuck:
        raise messages.explain(lexed, stuck, automaton.rows) from None
    depth.check(lexed.tokens, tree)
    return tree


def _field(text: str, lineno: int, col: int) -> ast.expr:
    """Parse the expression in a replacement field of an f-string."""
    return _parse(tokenize_field(text, lineno, col), "field_input")


def strings(at: dict, *tokens: Token) -> ast.expr:
    """The action for adjacent string literals: the one that needs the parser again."""
    return literals.join(at, tokens, _field)


@functools.cache
def _automaton() -> Automaton:
    """The tables, with one function made for each distinct action."""
    found = tables.load()
    texts = list(dict.fromkeys(action for _, _, action in found.rules if action))
    functions = eval("[" + ",".join(f"lambda at, v: {text}" for text in texts) + "]", {**vars(actions), "strings": strings})
    compiled = dict(zip(texts, functions))
    return Automaton(found.rows, [(name, size, compiled.get(action)) for name, size, action in found.rules], found.starts)


def run(automaton: Automaton, tokens: list[Token], start: str):
    """The value of the start rule. `states`, `values` and `firsts` (each symbol's first token) grow together."""
    rows, rules, starts = automaton
    state, accepting = starts[start]
    states, values, firsts = [state], [], []
    last = tokens[0]
    for index, token in enumerate(tokens):
        kind = token[0]
        while True:
            action = rows[state].get(kind)
            if action is None:
                raise Stuck(token, index, states, values)
            if action >= 0:
                break
            name, size, build = rules[~action]
            if build is None:  # passes on its one value
                state = states[-1] = rows[states[-2]][name]
                continue
            if size:
                first = firsts[-size]
                at = {"lineno": first[2], "col_offset": first[3], "end_lineno": last[4], "end_col_offset": last[5]}
                value = build(at, values[-size:])
                del states[-size:], values[-size:], firsts[-size:]
            else:
                first = token
                value = build({}, [])
            state = rows[states[-1]][name]
            states.append(state)
            values.append(value)
            firsts.append(first)
            if kind == "END" and state == accepting:
                return value
        state = action
        states.append(state)
        values.append(token)
        firsts.append(token)
        if kind not in LAYOUT:
            last = token
    raise AssertionError("tokens without END")
