"""C type expressions: they print as they were written, and mean what DWARF says of the same type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from .sample import SOURCE

from dwarfpython.dwarf import load_library
from dwarfpython.dwarf import types as T
from dwarfpython.dwarf.ctype import CTypeError, library_scope, parse_type

POINT = T.Struct("point", 8, lambda: (T.Member("x", T.Base("int", 4, "signed"), 0),))
KNOWN = {("struct", "point"): POINT, ("typedef", "T"): T.Typedef("T", POINT),
         ("union", "u"): T.Union("u", 4), ("enum", "e"): T.Enum("e", T.Base("unsigned int", 4, "unsigned"))}


def scope(kind, name):
    return KNOWN.get((kind, name))


@pytest.mark.parametrize("text, shown", [
    ("int", "int"), ("unsigned long int", "unsigned long"), ("const int *", "const int *"),
    ("struct point *", "struct point *"), ("int[4]", "int[4]"), ("char *[3]", "char *[3]"),
    ("char (*)[3]", "char (*)[3]"),
    ("int (*)(const void *, const void *)", "int (*)(const void *, const void *)"),
    ("double (*)(double, ...)", "double (*)(double, ...)"), ("T **const", "T **const"), ("enum e", "enum e"),
    ("union u[2]", "union u[2]"), ("size_t", "size_t"),
    ("long const unsigned volatile *", "const volatile unsigned long *"),
    ("int (*(*)(int))[3]", "int (*(*)(int))[3]"), ("char[0x10][2]", "char[16][2]"), ("int()", "int ()"),
    ("void (*(int, void (*)(int)))(int)", "void (*(int, void (*)(int)))(int)"), ("int(void)", "int (void)"),
    ("_Complex double", "_Complex double"), ("int(int[3], int(int))", "int (int *, int (*)(int))"),
    ("int[]", "int[]"),
])
def test_prints_as_c(text, shown):
    assert str(parse_type(text, scope)) == shown


@pytest.mark.parametrize("text, message, marked", [
    ("", "not complete", ""), ("int int", "is not a type", "int int"),
    ("struct foo *", "there is no struct foo", "struct foo"),
    ("foo", "there is no type foo", "foo"), ("int *[", "not complete", ""), ("int )", "not expected", ")"),
    ("void[3]", "no array of void", "[3]"), ("int()[3]", "cannot return", "()"),
    ("long short", "is not a type", "long short"),
    ("int[99999999999999999999]", "cannot have a size", "[99999999999999999999]"),
    ("int $", "no part of a C type", "$"),
    ("const", "type is missing", "const"), ("unsigned T", "do not make one type", "unsigned T"),
    ("int" + "*" * 300, "too long", "*"), ("int(void, int)", "cannot be void", "(void, int)"),
    ("int(...)", "not expected", "..."), ("int[09]", "not a number", "09"),
    ("int x", "there is no type x", "x"),
    ("é", "no part of a C type", "é"), ("(" * 150, "not expected", "("),
])
def test_says_what_is_wrong_and_where(text, message, marked):
    with pytest.raises(CTypeError, match=message) as raised:
        parse_type(text, scope)
    assert raised.value.text[raised.value.start:raised.value.end].startswith(marked)
    assert str(raised.value).splitlines()[2].index("^") == 4 + raised.value.start


BASES = st.sampled_from(["int", "unsigned char", "double", "struct point", "T", "const char", "enum e"])


def pointer_to_function(result, parameters, variadic):
    """Arrays are neither returned nor passed."""
    parameters = tuple(T.unqualified(t) for t in parameters if not isinstance(T.strip(t), T.Array))
    result = T.VOID if isinstance(T.strip(result), T.Array) else result
    return T.Pointer(T.Function(result, parameters, variadic and bool(parameters)))


def derived(inner):
    return st.one_of(inner.map(T.Pointer), inner.map(lambda t: T.qualify(t, "const")),
                     st.builds(T.Array, inner, st.integers(0, 9)),
                     st.builds(pointer_to_function, inner, st.lists(inner, max_size=3), st.booleans()))


TYPES = st.recursive(BASES.map(lambda text: parse_type(text, scope)), derived, max_leaves=8)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TYPES)
def test_round_trip(type):
    assert parse_type(str(type), scope) == type


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text("int char*()[]3,.const struct point T\n\0é", max_size=40))
def test_any_text_gives_a_type_or_an_error(text):
    try:
        parse_type(text, scope)
    except CTypeError as e:
        assert 0 <= e.start <= e.end <= len(text)


def test_names_come_from_libraries(build):
    library = load_library(str(build(SOURCE, "-gdwarf-5")))
    find = library_scope(library)
    assert parse_type("struct outer *", find) == library.function("find").type.result
    pick = parse_type("compare_fn (int (*)(const void *, const void *), enum colour)", find)
    assert pick == library.function("pick").type
    assert parse_type("struct outer", find).fields["corners"].type == parse_type("struct point[2][3]", find)
    for text in "__int128", "_Complex double", "long double", "_Bool", "unsigned long":
        members = [*library.struct("outer").fields.values(), *library.struct("bits").fields.values()]
        assert any(T.strip(m.type) == parse_type(text, find) for m in members), text
