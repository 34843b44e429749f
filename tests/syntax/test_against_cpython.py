"""Every node and every position is what CPython's parser says, and so is what each name means."""

import ast
import random
import symtable
from pathlib import Path

import pytest
from .oracle import difference, expected_error, is_supported, library_files, our_error, scope_differences

from dwarfpython.errors import SourceError
from dwarfpython.syntax import analyse, parse, parse_source, read
from dwarfpython.syntax.lexer import tokenize

FILES = [*library_files(every=3), *library_files("json"), *library_files("unittest")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_library(path):
    data = path.read_bytes()
    theirs = ast.parse(data)
    source = read(data, str(path))
    ours = parse_source(source)
    assert not difference(ours, theirs)
    if not is_supported(theirs):
        return
    table = symtable.symtable(source.text, str(path), "exec")
    assert not scope_differences(table, analyse(ours, source).module)


PROGRAMS = sorted(Path(__file__).parent.joinpath("programs").glob("*.py"))

LAYOUTS = [
    "if a:\n  x = 1; \\\n  y = 2\n\f\n\x0cz = 3\nif b:\n\ty\n\tz\n",
    "x = '''a\nb''' 'c' \"d\"\ny = '\\\n'\nz = '''é\n''' + ü\n",
    "é, ªº, ℘x, ﬁ = 'é', b'\\xe9', 'ü' f'{é}'\r\nif é:\r  pass\r\n",
    "a = b = \\\n  c\nif a and \\\n   b: pass",
    "\\\n# comment\nx = 1\n",
    "if x:\n  \\\n\n  y\n",
    "x\n\\\n\ny\n  # comment\n\n",
]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_construct(path):
    assert not difference(parse(path.read_bytes()), ast.parse(path.read_bytes()))


@pytest.mark.parametrize("source", LAYOUTS)
def test_layout(source):
    assert not difference(parse(source), ast.parse(source))


def test_random_edits_are_judged_alike():
    """Statements with a few tokens changed: either both take the program, and alike, or both refuse it."""
    choice = random.Random(7)
    pieces = [*statements(PROGRAMS), *statements(library_files(every=12))]
    words = [token.text for path in PROGRAMS for token in tokenize(path.read_text()).tokens]
    words = [word for word in words if word.isascii() and word not in ("print", "match", "case")]
    for _ in range(3000):
        source = edited(choice.choice(pieces), words, choice)
        theirs, ours = expected_error(source), our_error(source)
        assert (ours is None) == (theirs is None), (source, ours, theirs)
        if ours is None:
            assert not difference(parse(source), ast.parse(source)), source


def statements(paths: list[Path]) -> list[str]:
    """The short statements of some programs; without print, which we take in more forms."""
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_bytes()))]
    texts = [ast.unparse(node) + "\n" for node in nodes if isinstance(node, ast.stmt) and is_supported(node)]
    return [text for text in texts if len(text) < 200 and text.isascii() and "print" not in text]


def edited(source: str, words: list[str], choice: random.Random) -> str:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    spans = [(starts[token.lineno - 1] + token.col, starts[token.end_lineno - 1] + token.end_col)
             for token in tokenize(source).tokens if token.text.strip()]
    changed = choice.sample(spans, min(len(spans), choice.choice([1, 1, 2])))
    for start, end in sorted(changed, reverse=True):
        word = choice.choice(words)
        source = source[:start] + choice.choice(["", word, f"{word} {source[start:end]}"]) + source[end:]
    return source
