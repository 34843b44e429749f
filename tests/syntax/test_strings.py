"""String literals and f-strings."""

import ast

import pytest
from .oracle import difference, expected_error, our_error

from dwarfpython.syntax import parse

LITERALS = [line for line in r"""
f'{x}' 'a' f'b{y:>{w}}c' "d"
f'{x!r}' f'{x!s:^10}' f'{x=}' f'{x = !r}' f'{x=:3}' f'{ x + 1 = }' f'{x!a}'
f'{a["b"]}' f"{'a' if b else 'c'}" f'{f"{x}"}' f'''{f"{f'{x}'}"}'''
f'{{}}' f'}}{{{x}' f'{{{x}}}' f'{x}}}' f''
f'{x:{y}{z}}' f'{x:a{y}b}' f'{x:{y!r:>1}}'[0]
f'{(lambda x: 1)}'
f'{x:=5}' f'{(x:=5)}' f'{a!=b}' f'{a==b}' f'{a<=b}' f'{a>=b}' f'{a!=b!r}' f'{a<b}' f'{a>b}'
f'{yield}' f'{(a,)}' f'{a[b:c]}' f'{ {1: 2}[1] }' f'{ {1, 2} }' f'{[x for x in y]}' f'{f(a=1)}'
f'\N{BULLET}{x}' rf'\N{x}' f'\{x}' f'\\{x}' f'\x41{x:\n}' f'{x:\N{BULLET}}' fr'\{x:\d}' F'{x}' Rf'{x}'
f'{x:{"a"}}' f'{x:%H:%M}' f'{"a" "b"}'
'\x41\u0041\U00000041\N{LATIN SMALL LETTER A}\101\8\d\a\b\f\v\r\t\'\"\0\377\777'
b'\x41\101\n\8\d\u1234\377' b'' rb'\x41' Br'\'' bR"\""
u'a' U'a' u'a' 'b' u'c' f'{x}' f'{x}' u'c'
f'é{é}' 'ü' f'{é!r:é{é}}' + é
f''' {x} ''' f'''{y}'''
f'{x }' f'{ x}' f'{x !r}' f'{x :3}'
""".splitlines() if line]

ERRORS = r"""
f'{}' f'{ }' f'{a' f'{a!r' f'{a:' f'}' f'{a:}}' f'{a:{b:{c}}}' f'{a:{b:{c:{d}}}}' f'{a\n}' f'{a#}'
f'{a)}' f'{(a}' f'{a[}' f'{"a}' f'{*a}' f'{a!' '\x4' '\u12' '\U99999999' '\N{foo}' '\N' b'\x4' b'é' rb'é'
""".split()


@pytest.mark.filterwarnings("ignore:invalid")
@pytest.mark.parametrize("literal", LITERALS)
def test_literal(literal):
    assert not difference(parse(literal + "\n"), ast.parse(literal + "\n"))


@pytest.mark.parametrize("literal", ERRORS)
def test_error(literal):
    assert our_error(literal) == expected_error(literal) is not None


def test_long_strings_have_places_in_their_own_lines():
    source = "x = f'''a\n  {b} {\n c}\n{d}''' f'{e}'\n"
    names = [node for node in ast.walk(parse(source)) if isinstance(node, ast.Name)]
    lines = source.splitlines()
    for name in names:
        assert lines[name.lineno - 1][name.col_offset:name.end_col_offset] == name.id


def test_a_field_may_be_a_tuple_or_a_generator():
    assert ast.dump(parse("f'{a, *b}{x for x in y}'")) == ast.dump(ast.parse("f'{a, *b}{x for x in y}'"))


def test_bytes_and_text_do_not_mix():
    assert our_error("b'a' 'b'") == expected_error("b'a' 'b'") is not None
