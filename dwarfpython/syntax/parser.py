"""The LALR(1) automaton: tokens in, syntax tree out.

The tables say when to shift a token and when to reduce by which rule; a reduction calls the rule's function
in actions.py with the values of its symbols and `at`, the place from the rule's first token to its last, as
CPython measures it: line ends and the ends of blocks do not count as last tokens.
"""

from __future__ import annotations

import ast
import functools
import gc
from typing import Callable, NamedTuple

from . import actions, depth, literals, messages
from .fault import Fault
from .lexer import Lexed, tokenize, tokenize_field
from .source import Source, read
from .token import LINE_START, Token

LAYOUT = LINE_START | {"END"}


class Automaton(NamedTuple):
    """The tables with their actions compiled."""
    rows: list[dict[str, int]]
    rules: list[tuple[str, int, Callable | None]]
    starts: dict[str, int]


class Stacks:
    """How far a parse has come: the states, each symbol's value and first token, the last token of all."""
    __slots__ = ("states", "values", "firsts", "last")

    def __init__(self, state: int):
        self.states = [state]
        self.values: list = []
        self.firsts: list[Token] = []
        self.last: Token | None = None

    def copy(self) -> Stacks:
        other = Stacks(0)
        other.states, other.values, other.firsts = self.states[:], self.values[:], self.firsts[:]
        other.last = self.last
        return other


class Stuck(Exception):
    """The grammar has no way on from `stacks` with the token at `index`."""

    def __init__(self, automaton: Automaton, stacks: Stacks, index: int):
        self.automaton = automaton
        self.stacks = stacks
        self.index = index

    def values_before(self, kind: str) -> list | None:
        """The values on the stack, reduced as far as can be, if a token of that type stood here instead.

        None where it could not stand here either.
        """
        stacks = self.stacks.copy()
        try:
            run(self.automaton, [Token(kind, kind, 0, 0, 0, 0)], stacks)
        except (Stuck, Fault):
            return None
        return stacks.values[:-1]


def parse(source: str | bytes, filename: str = "<string>") -> ast.Module:
    """The tree of a program, of the module `ast`'s nodes with their positions; SourceError if it is wrong."""
    return parse_source(read(source, filename))


def parse_source(source: Source, start: str = "file_input") -> ast.Module:
    """`start`: "eval_input" for text that is one expression; the module has it as its only statement."""
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it takes a third of the time
    try:
        return _parse(tokenize(source.text), start)
    except Fault as fault:
        raise fault.within(source) from None
    finally:
        if collecting:
            gc.enable()


def _parse(lexed: Lexed, start: str):
    automaton = _automaton()
    try:
        tree = run(automaton, lexed.tokens, Stacks(automaton.starts[start]))
    except Stuck as stuck:
        raise messages.explain(lexed, stuck) from None
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
    from . import tables  # here, so that `python -m dwarfpython.syntax.tables` runs it once
    found = tables.load()
    texts = list(dict.fromkeys(action for _, _, action in found.rules if action))
    code = ",".join(f"lambda at, v: {text}" for text in texts)
    functions = dict(zip(texts, eval(f"[{code}]", {**vars(actions), "strings": strings})))
    rules = [(name, size, functions.get(action)) for name, size, action in found.rules]
    return Automaton(found.rows, rules, found.starts)


def run(automaton: Automaton, tokens: list[Token], stacks: Stacks):
    """Feed tokens to the automaton; the value of the start rule once END has been taken."""
    rows, rules, _ = automaton
    states, values, firsts, last = stacks.states, stacks.values, stacks.firsts, stacks.last
    state = states[-1]
    for index, token in enumerate(tokens):
        kind = token[0]
        while True:
            action = rows[state].get(kind)
            if action is None:
                stacks.last = last
                raise Stuck(automaton, stacks, index)
            if action >= 0:
                break
            name, size, build = rules[~action]
            if build is None:  # passes on its one value
                state = states[-1] = rows[states[-2]][name]
                continue
            if size:
                first = firsts[-size]
                at = {"lineno": first[2], "col_offset": first[3],
                      "end_lineno": last[4], "end_col_offset": last[5]}
                value = build(at, values[-size:])
                del states[-size:], values[-size:], firsts[-size:]
            else:
                first = token
                value = build({}, [])
            state = rows[states[-1]][name]
            states.append(state)
            values.append(value)
            firsts.append(first)
        state = action
        states.append(state)
        values.append(token)
        firsts.append(token)
        if kind not in LAYOUT:
            last = token
    return values[0]
