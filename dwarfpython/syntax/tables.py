"""The LALR(1) tables of grammar.lark: built by lark, kept on disk in a form that loads in a millisecond.

lark checks and translates the grammar; the tables are then a plain structure that marshal writes and reads,
so that a warm start imports no lark at all. The build puts them beside the native parts; where it did so for
another Python, they go to the user's cache directory. A file names the digest of what it was made from; any
other file, a broken one included, is not used.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import NamedTuple

from dwarfpython import paths
from dwarfpython.cache import default_directory

GRAMMAR = Path(__file__).with_name("grammar.lark")
START_RULES = ["file_input", "eval_input", "field_input"]


class Tables(NamedTuple):
    """A parser's tables.

    `rows[state]` maps a token type to an action and a rule name to the next state; an action n >= 0 shifts
    and goes to state n, n < 0 reduces by `rules[~n]`. A rule is (name, length, action): the text of a call to
    a function of actions.py with the values `v`, or None where the rule only passes on its one value.
    `starts` maps a start rule to its first state.
    """
    rows: list[dict[str, int]]
    rules: list[tuple[str, int, str | None]]
    starts: dict[str, int]


def load(file: Path = GRAMMAR, starts: list[str] = START_RULES) -> Tables:
    """The tables of a grammar from disk, or else built anew and, where possible, saved."""
    grammar = file.read_bytes()
    key = _key(grammar)
    for path in (_packaged(file), _cached(key)):
        found = _read(path, key)
        if found:
            return found
    tables = build(grammar.decode(), starts)
    if path:
        _write(path, key, tables)
    return tables


def build(grammar: str, starts: list[str] = START_RULES) -> Tables:
    """Translate a lark grammar; lark's GrammarError where it is not LALR(1)."""
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import Lexer, TerminalDef

    class NoLexer(Lexer):
        """lark wants a lexer; ours feeds the tables directly."""
        def __init__(self, conf):
            pass

        def lex(self, state):
            return iter(())

    lark = Lark(grammar, parser="lalr", lexer=NoLexer, start=starts, strict=True)
    data, memo = lark.memo_serialize([TerminalDef, Rule])
    return _translate(data["parser"]["parser"], memo)


def _translate(parser: dict, memo: dict) -> Tables:
    """The tables from what lark saves."""
    types = _token_types(memo)
    symbols = {int(number): types.get(name, name) for number, name in parser["tokens"].items()}
    texts = {number: _rule(item) for number, item in memo.items() if item["__type__"] == "Rule"}
    rules = sorted(set(texts.values()), key=repr)
    numbers = {number: rules.index(text) for number, text in texts.items()}
    rows = {state: {symbols[int(symbol)]: ~numbers[arg["@"]] if kind else arg
                    for symbol, (kind, arg) in row.items()}
            for state, row in parser["states"].items()}
    for state in parser["end_states"].values():  # lark leaves the end to its driver
        rows[state]["END"] = state
    return _renumbered(rows, rules, parser["start_states"])


def _renumbered(rows: dict[int, dict[str, int]], rules: list, starts: dict[str, int]) -> Tables:
    """The states in the order in which they are reached, so that a grammar always gives the same tables."""
    order = [starts[name] for name in sorted(starts)]
    numbers = {state: number for number, state in enumerate(order)}
    for state in order:  # grows while it is walked
        for _, target in sorted(rows[state].items()):
            if target >= 0 and target not in numbers:
                numbers[target] = len(order)
                order.append(target)
    renumbered = [{symbol: target if target < 0 else numbers[target]
                   for symbol, target in sorted(rows[state].items())} for state in order]
    return Tables(renumbered, rules, {name: numbers[state] for name, state in starts.items()})


def _token_types(memo: dict) -> dict[str, str]:
    """lark's name of a terminal -> the lexer's token type: the text itself for keywords and operators."""
    types = {"$END": "END"}
    for item in memo.values():
        if item["__type__"] == "TerminalDef" and item["pattern"]["__type__"] == "PatternStr":
            types[item["name"]] = item["pattern"]["value"]
    return types


def _rule(rule: dict) -> tuple[str, int, str | None]:
    name, symbols, options = rule["origin"]["name"], rule["expansion"], rule["options"]
    kept = _kept(symbols, options["empty_indices"])
    alias = rule["alias"]
    if len(symbols) == 1 and kept == ["v[0]"] and options["expand1"] and not alias:
        return name, 1, None
    if options["expand1"] and not alias and len(kept) == 1:
        return name, len(symbols), kept[0]
    if symbols and name.startswith("__") and symbols[0]["name"] == name:  # a list that grows at its end
        return name, len(symbols), f"grow(v[0], {', '.join(kept[1:])})"
    if name.startswith("_"):
        return name, len(symbols), f"[{', '.join(kept)}]"
    return name, len(symbols), f"{alias or name}(at, {', '.join(kept)})"


def _kept(symbols: list[dict], empty_indices: list[bool]) -> list[str]:
    """The values an action gets: no punctuation, None for an absent option, `_` rules spliced in."""
    kept = []
    position = 0
    for empty in empty_indices or [False] * len(symbols):
        if empty:
            kept.append("None")
            continue
        symbol = symbols[position]
        if symbol["__type__"] == "NonTerminal":
            kept.append(f"*v[{position}]" if symbol["name"].startswith("_") else f"v[{position}]")
        elif not symbol["filter_out"]:
            kept.append(f"v[{position}]")
        position += 1
    return kept


def _key(grammar: bytes) -> str:
    """Names what tables depend on: the grammar, this translation of it, and marshal's format."""
    versions = f"{sys.version_info[:2]} {marshal.version} "
    return hashlib.sha256(versions.encode() + grammar + Path(__file__).read_bytes()).hexdigest()[:32]


def _packaged(file: Path = GRAMMAR) -> Path | None:
    try:
        return paths.native(f"{file.stem}.tables")
    except FileNotFoundError:
        return None


def _cached(key: str) -> Path | None:
    folder = default_directory()
    return folder and folder / f"grammar-{key}.tables"


def _read(path: Path | None, key: str) -> Tables | None:
    """The tables in a file; None unless it is whole, made for `key`, and not writable by others."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid not in (0, os.getuid()) or status.st_mode & 0o022:
                return None
            data = file.read()
    except OSError:
        return None
    head, body = data[:64], data[64:]
    return Tables(*marshal.loads(body)) if head == _head(key, body) else None


def _head(key: str, body: bytes) -> bytes:
    return key.encode() + hashlib.sha256(body).digest()


def _write(path: Path, key: str, tables: Tables) -> bool:
    """Put the file there whole or not at all; False where the place cannot be written."""
    import tempfile  # only needed where nothing has been saved yet
    body = marshal.dumps(tuple(tables))
    data = _head(key, body) + body
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError:
        return False
    return True


def main(file: Path, starts: list[str]) -> int:
    """For the build: writes the tables of a grammar to the path that it is given; the exit status."""
    path, grammar = Path(sys.argv[1]), file.read_bytes()
    if _write(path, _key(grammar), build(grammar.decode(), starts)):
        return 0
    print(f"{path}: cannot be written", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(GRAMMAR, START_RULES))
