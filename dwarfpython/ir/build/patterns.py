"""match: each case is a chain of tests, all of which go to the next case where they fail.

What a pattern captures waits in hidden variables: the program's variables change only once the whole pattern has matched.
"""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Block, Builder
from dwarfpython.ir.build.expressions import build_condition, build_expression
from dwarfpython.ir.build.names import store_name
from dwarfpython.ir.build.statements import STATEMENTS, build_body
from dwarfpython.ir.ops import Temp

Captures = dict[str, str]        # the program's variable -> the hidden one


def build_Match(b: Builder, node: ast.Match) -> None:
    subject = b.store_hidden("subject", build_expression(b, node.subject))
    done = b.new_block("endmatch")
    for case in node.cases:
        build_case(b, case, subject, done)
    b.jump(done)
    b.use(done)


def build_case(b: Builder, case: ast.match_case, subject: str, done: Block) -> None:
    captures: Captures = {}
    following = b.new_block("case")
    b.at(case.pattern)
    b.emit(ops.Nop())
    build_pattern(b, case.pattern, subject, captures, following)
    b.at(case.pattern)
    for name, hidden in captures.items():
        store_name(b, name, b.emit(ops.Load(hidden)))
    if case.guard:
        body = b.new_block("guarded")
        build_condition(b, case.guard, body, following)
        b.use(body)
    build_body(b, case.body)
    b.jump(done)
    if case.guard or not is_irrefutable(case.pattern):
        b.use(following)


def is_irrefutable(pattern: ast.pattern) -> bool:
    match pattern:
        case ast.MatchAs(inner): return inner is None or is_irrefutable(inner)
        case ast.MatchOr(patterns): return is_irrefutable(patterns[-1])
        case _: return False


def build_pattern(b: Builder, pattern: ast.pattern, subject: str, captures: Captures, failed: Block) -> None:
    """Goes on where the variable `subject` matches, to `failed` otherwise."""
    b.at(pattern)
    PATTERNS[type(pattern)](b, pattern, subject, captures, failed)


def test(b: Builder, condition: Temp, failed: Block) -> None:
    passed = b.new_block("matched")
    b.branch(condition, passed, failed)
    b.use(passed)


def capture(b: Builder, name: str | None, value: str, captures: Captures) -> None:
    """All alternatives of a pattern capture into the same variables."""
    if name is not None:
        if name not in captures:
            captures[name] = b.hidden("capture")
        b.emit(ops.Store(captures[name], b.emit(ops.Load(value))))


def build_MatchValue(b: Builder, pattern: ast.MatchValue, subject: str, captures: Captures, failed: Block) -> None:
    value = build_expression(b, pattern.value)
    b.at(pattern)
    test(b, b.emit(ops.Compare("==", b.emit(ops.Load(subject)), value)), failed)


def build_MatchSingleton(b: Builder, pattern: ast.MatchSingleton, subject: str, captures: Captures, failed: Block) -> None:
    test(b, b.emit(ops.Compare("is", b.emit(ops.Load(subject)), b.const(pattern.value))), failed)


def build_MatchAs(b: Builder, pattern: ast.MatchAs, subject: str, captures: Captures, failed: Block) -> None:
    if pattern.pattern is not None:
        build_pattern(b, pattern.pattern, subject, captures, failed)
    capture(b, pattern.name, subject, captures)


def build_MatchOr(b: Builder, pattern: ast.MatchOr, subject: str, captures: Captures, failed: Block) -> None:
    matched = b.new_block("matched")
    for alternative in pattern.patterns[:-1]:
        following = b.new_block("alternative")
        build_pattern(b, alternative, subject, captures, following)
        b.jump(matched)
        b.use(following)
    build_pattern(b, pattern.patterns[-1], subject, captures, failed)
    b.jump(matched)
    b.use(matched)


# Sequences

def build_MatchSequence(b: Builder, pattern: ast.MatchSequence, subject: str, captures: Captures, failed: Block) -> None:
    items = pattern.patterns
    star = next((i for i, item in enumerate(items) if isinstance(item, ast.MatchStar)), -1)
    count = len(items) - (star >= 0)
    test(b, b.emit(ops.MatchSequence(b.emit(ops.Load(subject)), count, star >= 0)), failed)
    if all(map(is_wildcard, items)):
        return
    b.at(pattern)
    if star >= 0 and items[star].name is None:
        names = [item_of(b, subject, i, i - len(items) if i > star else 0) if i != star and not is_wildcard(item) else None
                 for i, item in enumerate(items)]
    else:
        names = [b.hidden("item") for _ in items]
        b.emit(ops.Unpack(b.emit(ops.Load(subject)), tuple(names), star))
    for name, item in zip(names, items):
        if isinstance(item, ast.MatchStar):
            b.at(item)
            capture(b, item.name, name, captures)
        elif name is not None:
            build_pattern(b, item, name, captures, failed)


def item_of(b: Builder, subject: str, index: int, from_end: int) -> str:
    """One item, without a list of those that nobody wants; from_end -1: the last, 0: `index` counts from the front."""
    sequence = b.emit(ops.Load(subject))
    if from_end:
        length = b.emit(ops.Call(b.emit(ops.LoadBuiltin("len")), (sequence,)))
        place = b.emit(ops.Binary("+", length, b.const(from_end)))
    else:
        place = b.const(index)
    return b.store_hidden("item", b.emit(ops.GetItem(sequence, place)))


def is_wildcard(pattern: ast.pattern) -> bool:
    return isinstance(pattern, (ast.MatchAs, ast.MatchStar)) and pattern.name is None and \
        getattr(pattern, "pattern", None) is None


# Mappings and classes

def build_MatchMapping(b: Builder, pattern: ast.MatchMapping, subject: str, captures: Captures, failed: Block) -> None:
    test(b, b.emit(ops.MatchMapping(b.emit(ops.Load(subject)), len(pattern.keys))), failed)
    if not pattern.keys and not pattern.rest:
        return
    keys = tuple(b.store_hidden("key", build_expression(b, key)) for key in pattern.keys)
    b.at(pattern)
    if keys:
        values = b.emit(ops.MatchKeys(b.emit(ops.Load(subject)), load_all(b, keys)))
        build_parts(b, values, pattern, pattern.patterns, captures, failed)
    if pattern.rest:
        b.at(pattern)
        rest = b.emit(ops.MatchRest(b.emit(ops.Load(subject)), load_all(b, keys)))
        capture(b, pattern.rest, b.store_hidden("rest", rest), captures)


def load_all(b: Builder, names: tuple[str, ...]) -> tuple[Temp, ...]:
    return tuple(b.emit(ops.Load(name)) for name in names)


def build_MatchClass(b: Builder, pattern: ast.MatchClass, subject: str, captures: Captures, failed: Block) -> None:
    callee = build_expression(b, pattern.cls)
    b.at(pattern)
    names = tuple(b.scope.mangled(name) for name in pattern.kwd_attrs)
    found = b.emit(ops.MatchClass(b.emit(ops.Load(subject)), callee, len(pattern.patterns), names))
    build_parts(b, found, pattern, pattern.patterns + pattern.kwd_patterns, captures, failed)


def build_parts(b: Builder, found: Temp, pattern: ast.pattern, parts: list[ast.pattern], captures: Captures,
                failed: Block) -> None:
    """Matches the items of a tuple, which is None where there is no match at all."""
    values = b.store_hidden("parts", found)
    test(b, b.emit(ops.Compare("is not", found, b.const(None))), failed)
    for index, part in enumerate(parts):
        if not is_wildcard(part):
            b.at(pattern)
            item = b.emit(ops.GetItem(b.emit(ops.Load(values)), b.const(index)))
            build_pattern(b, part, b.store_hidden("part", item), captures, failed)


PATTERNS = {
    ast.MatchValue: build_MatchValue, ast.MatchSingleton: build_MatchSingleton, ast.MatchAs: build_MatchAs,
    ast.MatchOr: build_MatchOr, ast.MatchSequence: build_MatchSequence, ast.MatchMapping: build_MatchMapping,
    ast.MatchClass: build_MatchClass,
}
STATEMENTS[ast.Match] = build_Match
