"""What the grammar takes of `match` and the language forbids: names bound twice, cases that can never be reached."""

from __future__ import annotations

import ast

from .fault import at_node


def check_match(node: ast.Match) -> None:
    for case in node.cases:
        refutable_before_last = case is not node.cases[-1] and case.guard is None
        _check(case.pattern, not refutable_before_last, set())


def _check(pattern: ast.pattern, may_always_match: bool, names: set[str]) -> None:
    """Fault at what is wrong in a pattern; adds the names that it binds."""
    match pattern:
        case ast.MatchAs(inner, name):
            if inner is not None:
                _check(inner, may_always_match, names)
            elif not may_always_match:
                raise at_node(f"name capture '{name}' makes remaining patterns unreachable" if name else
                              "wildcard makes remaining patterns unreachable", pattern)
            _bind(pattern, name, names)
        case ast.MatchStar(name):
            _bind(pattern, name, names)
        case ast.MatchOr(patterns):
            _check_alternatives(pattern, patterns, may_always_match, names)
        case ast.MatchSequence(patterns):
            if sum(isinstance(item, ast.MatchStar) for item in patterns) > 1:
                raise at_node("multiple starred names in sequence pattern", pattern)
            _check_all(patterns, names)
        case ast.MatchMapping(keys, patterns, rest):
            _check_keys(keys)
            _check_all(patterns, names)
            _bind(pattern, rest, names)
        case ast.MatchClass():
            _check_attributes(pattern)
            _check_all(pattern.patterns + pattern.kwd_patterns, names)


def _check_all(patterns: list[ast.pattern], names: set[str]) -> None:
    for pattern in patterns:
        _check(pattern, True, names)


def _bind(pattern: ast.pattern, name: str | None, names: set[str]) -> None:
    if name is None:
        return
    if name == "__debug__":
        raise at_node("cannot assign to __debug__", pattern)
    if name in names:
        raise at_node(f"multiple assignments to name '{name}' in pattern", pattern)
    names.add(name)


def _check_alternatives(pattern: ast.pattern, patterns: list[ast.pattern], may_always_match: bool,
                        names: set[str]) -> None:
    found: list[set[str]] = []
    for alternative in patterns:
        found.append(set())
        _check(alternative, may_always_match and alternative is patterns[-1], found[-1])
        if found[-1] != found[0]:
            raise at_node("alternative patterns bind different names", pattern)
    for name in sorted(found[0]):
        _bind(pattern, name, names)


def _check_keys(keys: list[ast.expr]) -> None:
    seen = set()
    for key in keys:
        if isinstance(key, ast.JoinedStr):
            raise at_node("mapping pattern keys may only match literals and attribute lookups", key)
        if isinstance(key, ast.Attribute):
            continue
        value = ast.literal_eval(key)
        if value in seen:
            raise at_node(f"mapping pattern checks duplicate key ({value!r})", key)
        seen.add(value)


def _check_attributes(pattern: ast.MatchClass) -> None:
    for index, name in enumerate(pattern.kwd_attrs):
        if name in pattern.kwd_attrs[:index]:
            place = pattern.kwd_patterns[index]
            raise at_node(f"attribute name repeated in class pattern: {name}", place)
