"""Every node and every position is what CPython's parser says, and so is what each name means."""

import ast
import random
import symtable

import pytest
from .oracle import difference, expected_error, is_supported, library_files, our_error, scope_differences

from dwarfpython.errors import SourceError
from dwarfpython.syntax import analyse, parse, parse_source, read
from dwarfpython.syntax.lexer import tokenize

FILES = [*library_files(every=3), *library_files("json"), *library_files("unittest"), *library_files("email", every=3)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_library(path):
    data = path.read_bytes()
    theirs = ast.parse(data)
    source = read(data, str(path))
    if not is_supported(theirs):
        with pytest.raises(SourceError) as caught:
            parse_source(source)
        assert caught.value.kind == "unsupported"
        return
    ours = parse_source(source)
    assert not difference(ours, theirs)
    assert not scope_differences(symtable.symtable(source.text, str(path), "exec"), analyse(ours, source).module)


PROGRAMS = """
x = y = 1, *z
x: int; (x): int = 3; x.y: a = 1, 2; x[0]: b = yield
x, (y, [z, *w]) = a; *x, y = z; [x, y] = z; (x) = (y)
x += yield; x @= 1; x **= 2; x //= 3; x >>= 4; x <<= 5
a if b else c if d else e; lambda: (yield); lambda x, /, y=1, *z, w, v=2, **u: 0; lambda *, a: a
not a or b and not c or d; a < b <= c != d is not e not in f is g in h
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** -n ** ~o
(a)(b).c[d](*e, f, *g, h=1, **i, j=2, **k)
f(x for x in y); f((x for x in y)); f(a, (x for x in y), ); f(a := 1, b)
a[b], a[b:c], a[b:c:d], a[:], a[::], a[b, c:d], a[*b], a[*b, c], a[b:=1], a[b,], a[:, ::2, ...]
[], [a], [a,], [a, *b], (), (a), (a,), (a, *b), {}, {a}, {a, *b}, {a: b}, {a: b, **c, }, {**a}
[a for b in c], [a for b, in c if d if e for f, *g in h], {a: b for c in d}, {a for b in c}, (a for b in c)
[(yield), (a := 1), *(b, c)]; [a := 1, b]; {a := 1}; (a := 1, b)
None, True, False, ..., 0, 0xF, 0b1, 0o7, 1_0, 1., .1, 1e9, 1E-9, 1j, 1.5J, 0_0, 10 ** 400
del a, b.c, (d, [e]), f[0]; del (a), ; del (a, b)
global g, h; import a, b.c as d; from . import a; from ... import b as c; from .x.y import (a, b as c, ); from z import *
assert a, b; raise; raise a; raise a from b; return_ = 1; pass; print(a); print; print.a = 1; print, a
from .... import a; from ...x import y; from .import a
""".strip().splitlines()

BLOCKS = [
    "if a: pass\nelif b:\n  pass\nelif c: x; y;\nelse:\n\tpass\n",
    "while a:\n  break\nelse: continue_ = 1\nfor a, *b in c, d:\n  continue\nelse:\n  pass\nfor (a) in b: pass\nfor a, in b: pass\n",
    "try: pass\nexcept: pass\ntry: pass\nexcept A: pass\nexcept (A, B) as c: pass\nelse: pass\nfinally: pass\ntry: pass\nfinally: pass\n",
    "try: pass\nexcept* A: pass\nexcept* (B) as c: pass\nelse: pass\n",
    "with a: pass\nwith a as b, c as (d, e): pass\nwith (a): pass\nwith (a, b): pass\nwith (a, b) as c: pass\nwith (a, b), c: pass\n",
    "with (a as b): pass\nwith (a as b, c,): pass\nwith (a, b as c.d): pass\nwith (): pass\nwith (yield): pass\nwith (a, *b): pass\n",
    "with (a := 1, b): pass\nwith (a for b in c): pass\nwith (a if b else c): pass\nwith (a).b as c: pass\nwith ((a := 1), b): pass\nwith (a,): pass\n",
    "@a\n@b.c(d)\n@(e := f)\nclass A(B, *C, d=e, **f): pass\n@a\ndef f(): pass\nclass A: pass\nclass A(): x = 1\n",
    "def f(a, b: c, /, d=1, *e: f, g, h: i = 2, **j: k) -> l: return\ndef g(*, a): 'doc'\ndef h(*a: *b): yield\ndef i(a, /): yield from x\n",
    "def f(\n  a,\n  b=1,\n):\n\n  # comment\n\n  x = (1 +\n 2)\n\n  return x  # comment\n# end\n",
    "if a:\n  x = 1; \\\n  y = 2\n\f\n\x0cz = 3\nif b:\n\ty\n\tz\n",
    "x = '''a\nb''' 'c' \"d\"\ny = '\\\n'\nz = '''é\n''' + ü\n",
    "é, ªº, ℘x, ﬁ = 'é', b'\\xe9', 'ü' f'{é}'\r\nif é:\r  pass\r\n",
    "a = b = \\\n  c\nif a and \\\n   b: pass",
]


@pytest.mark.parametrize("source", [*(line + "\n" for line in PROGRAMS), *BLOCKS])
def test_construct(source):
    assert not difference(parse(source), ast.parse(source))


def test_random_edits_are_judged_alike():
    """Statements with a few tokens changed: either both take the program, and alike, or both refuse it."""
    choice = random.Random(7)
    pieces = [ast.unparse(node) + "\n" for path in library_files(every=12)
              for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.stmt) and is_supported(node)]
    pieces = [piece for piece in pieces + PROGRAMS + BLOCKS if len(piece) < 200 and piece.isascii() and "print" not in piece]
    words = [token.text for piece in PROGRAMS + BLOCKS for token in tokenize(piece).tokens
             if token.text.isascii() and token.text not in ("print", "async", "await", "match", "case")]
    for _ in range(3000):
        source = edited(choice.choice(pieces), words, choice)
        theirs, ours = expected_error(source), our_error(source)
        assert (ours is None) == (theirs is None), (source, ours, theirs)
        if ours is None:
            assert not difference(parse(source), ast.parse(source)), source


def edited(source: str, words: list[str], choice: random.Random) -> str:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    spans = [(starts[token.lineno - 1] + token.col, starts[token.end_lineno - 1] + token.end_col)
             for token in tokenize(source).tokens if token.text.strip()]
    for start, end in sorted(choice.sample(spans, min(len(spans), choice.choice([1, 1, 2]))), reverse=True):
        word = choice.choice(words)
        source = source[:start] + choice.choice(["", word, f"{word} {source[start:end]}"]) + source[end:]
    return source
