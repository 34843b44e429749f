"""Containers, calls, iteration and exceptions of the runtime against CPython's."""

from __future__ import annotations

import ast
import contextlib
import io
import itertools
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from runtime_build import program
from runtime_script import check, literal, run_lines, statement

ITEMS = ["1", "-7", "2**70", "1.5", "True", "None", "'a'", "'é€'", "b'x'", "(1, 2)", "[1]", "{'k': 1}", "()", "''", "range(3)"]


def test_lists_keep_items_of_every_type() -> None:
    check("\n".join(f"x = [{a}, {a}]\nx.append({b})\nx\nx[0] = {b}\nx\nx[-1]\nx.insert(1, {a})\nx + [{b}]\nx * 2\nx.clear()\nx.append({b})\nx"
                    for a, b in itertools.product(ITEMS, repeat=2)))


def test_list_slices() -> None:
    bounds = ["", "0", "1", "3", "-1", "-9", "9", str(2**70), str(-2**70)]
    cases = [f"{a}:{b}:{c}" for a in bounds for b in bounds for c in ("", "1", "2", "-1", "-2", str(2**64), str(-2**64))]
    check("x = [10, 11, 12, 13, 14]\ny = (0, 'a', None, 3)\nr = range(0, 50, 7)\n"
          + "\n".join(f"x[{c}]\ny[{c}]\nz = list(x)\ndel z[{c}]\nz" for c in cases)
          + "\n".join(f"\nr[{c}]\nlist(r[{c}])" for c in cases if str(2**64) not in c))   # our ranges have steps of 64 bits


def test_slice_assignment() -> None:
    slices = ["1:3", ":", "4:", "3:1", "::2", "::-1", "1:1", "-2:", "9:9", "::0", "'a':"]
    values = ["[]", "[7]", "'ab'", "(1, 2, 3)", "range(9)", "x", "5", "{'p': 1}", "x[1:2]", "map(str, x)"]
    check("\n".join(f"x = [0, 1, 2, 3, 4]\nx[{s}] = {v}\nx" for s in slices for v in values))


def test_random_list_operations() -> None:
    source, lines = random.Random(1), ["x = []"]
    for _ in range(1500):
        item, i = source.choice(ITEMS), source.randrange(-12, 12)
        lines.append(source.choice([f"x.append({item})", f"x.append({i})", f"x.insert({i}, {item})", f"x.pop({i})", "x.pop()", f"x[{i}] = {item}",
                                    f"del x[{i}]", f"x[{i}:{i + 3}] = [{item}]", f"x.extend([{item}] * 2)", "x.reverse()", f"{item} in x",
                                    f"x.index({item})", f"x.count({item})", f"x.remove({item})", "x += x[:2]", "x = x[-9:]", f"del x[::{i}]",
                                    "x.sort(key=str)", "sorted(x, key=repr, reverse=True)"]))
        lines.append("x")
    check("\n".join(lines))


def test_sorting_is_stable() -> None:
    source = random.Random(3)
    lists = [[(source.randrange(9), i) for i in range(n)] for n in (0, 1, 2, 5, 23, 24, 25, 48, 49, 100, 700)]
    lists += [sorted(lists[-1]), sorted(lists[-1], reverse=True), [(i // 40, -i) for i in range(500)]]
    columns = [[str(a) for a, _ in pairs] for pairs in lists] + [[a / 2 for a, _ in pairs] for pairs in lists] + [[b for _, b in pairs] for pairs in lists]
    check("\n".join(f"x = {pairs}\nsorted(x)\nsorted(x, reverse=True)\nx.sort(key=min)\nx\nx.sort(key=len, reverse=True)\nx" for pairs in lists)
          + "".join(f"\nsorted({column})\nsorted({column}, reverse=True)" for column in columns))


def test_random_dict_operations() -> None:
    source, lines = random.Random(2), ["d = {}"]
    keys = ["1", "1.0", "True", "0", "-0.0", "'a'", "'b'", "(1, 'a')", "(1.0, 'a')", "None", "2**64", "2.0**64", "b'a'", "range(3)", "[]", "({},)",
            *(str(i) for i in range(40)), *(repr(str(i)) for i in range(40)), *(str(i << 32) for i in range(20))]
    for _ in range(2500):
        key = source.choice(keys)
        lines.append(source.choice([f"d[{key}] = {source.randrange(99)}"] * 4 + [f"del d[{key}]", f"d.pop({key})", f"d.pop({key}, 0)", "d.popitem()",
                                   f"d.setdefault({key}, 5)", f"d.get({key})", f"{key} in d", f"d[{key}]", "len(d)", f"d.update({{{key}: 1}})",
                                   "list(d)", "list(d.items())", "list(reversed(d.values()))", "d = d | {1: 2}", f"d |= {{{key}: 0}}"]))
        if source.random() < 0.1:
            lines.append("d")
    check("\n".join(lines))


def test_dict_methods() -> None:
    check("""
d = {'a': 1, 'b': 2}
d == {'b': 2, 'a': 1}
d == {'a': 1}
d != {'a': 1, 'b': 3}
d < d
dict(d, c=3)
dict([('x', 1), ['y', 2]], z=3)
dict([1])
dict([(1, 2, 3)])
dict(['ab', 'cd'])
dict(5)
dict(1, 2)
dict.fromkeys('abc')
dict.fromkeys(range(3), 0)
dict.fromkeys([[]])
d.keys()
d.values()
d.items()
d.keys() == {'b': 0, 'a': 0}.keys()
d.keys() <= {'a': 1, 'b': 1, 'c': 1}.keys()
d.keys() < d.keys()
d.items() == {'a': 1, 'b': 2}.items()
d.items() >= {'a': 1}.items()
d.keys().isdisjoint(['z'])
('a', 1) in d.items()
('a', 2) in d.items()
2 in d.values()
hash(d)
hash(d.keys())
d.copy()
d.nothing
d.nothing()
d.get()
d.pop()
d.setdefault()
d.items(1)
d.update(1)
d.update([(1,)])
d.update(q=1)
d
d[[]]
d[{}] = 1
{}.popitem()
i = iter(d)
d['new'] = 1
next(i)
next(i)
j = iter(d.items())
next(j)
del d['b']
next(j)
it = iter({})
next(it, 'end')
next(it)
{1: 'a', True: 'b', 1.0: 'c'}
{'x': {'y': [1, {'z': ()}]}}
{(): 1}[()]
""")


def test_iteration() -> None:
    check("""
list(enumerate('ab'))
list(enumerate('ab', 2**63 - 1))
list(enumerate(start=5, iterable=[1]))
enumerate()
enumerate([], 'a')
enumerate(5)
list(zip())
list(zip('abc', [1, 2]))
list(zip([1], [1, 2], strict=True))
list(zip([1, 2], [1], strict=True))
list(zip([1], [1], [], strict=True))
list(zip([1], [1], [1, 2], strict=True))
list(zip([], [], [1], strict=True))
zip(5)
list(map(str, [1, 2.5, None]))
list(map(pow, [2, 3], [3, 2], [5, 7]))
list(map(max, [1, 5], (4, 2)))
map()
map(int)
map(int, 5)
list(map(int, ['1', 'x']))
list(filter(None, [0, 1, '', 'a', [], [0]]))
list(filter(str.isdigit, '1a2'))
filter(1)
list(reversed([1, 2, 3]))
list(reversed((1, 2)))
list(reversed('aé€'))
list(reversed(range(1, 10, 3)))
list(reversed({'a': 1, 'b': 2}))
reversed(5)
reversed({}.items)
x = [1, 2, 3]
i = reversed(x)
next(i)
x.clear()
next(i)
i = iter(x)
next(i, 0)
x.append(1)
next(i, 0)
list(iter([1, 2, 0, 3].pop, 0))
iter(5)
iter(5, 5)
next(5)
next([])
next(iter([]))
list(b'abc')
list('aé€\U0001F600b')
sorted('hello', reverse=True)
sorted([3, 1, 2], key=lambda_free) if False else 0
sorted()
sorted(5)
sorted([1, 'a'])
sorted([1], foo=2)
sorted([2.5, 1, True, 2**70, -2**70])
sorted([(2, 'b'), (1, 'z'), (2, 'a')])
sorted(['b', 'a'], key=str.upper)
sorted([1, 2], key=5)
sorted({3: 1, 1: 2})
min(3, 1, 2)
min([3, 1, 2], key=str)
max('a', 'b', key=len)
max([], default=None)
min()
min([])
min(5)
max(1, 'a')
max([1], foo=1)
max(1, 2, default=3)
sum([1, 2.5, True])
sum([2**62, 2**62, 2**62])
sum([[1], [2]], [])
sum(['a'])
sum('a', 'b')
sum([b''], b'')
sum()
sum(5)
sum([1], start=2)
any([0, '', 1])
all([])
all([1, 0])
any(5)
all()
len(range(10**6))
len(range(-2**63, 2**63 - 1))
len(5)
len()
len(1, 2)
len([1, 2], x=1)
tuple('ab')
tuple(x)
tuple()
tuple(5)
list()
list(1, 2)
list(foo=1)
a, b = [1, 2]
a, b, c = [1, 2]
a, b = 1, 2, 3
a, b = 'xyz'
a, b = 5
a, *b = 'xyz'
b
*a, b = [1]
a
a, *b, c = [1]
a, (b, c) = 1, (2, 3)
c
a, b = {'p': 1, 'q': 2}
b
a, b = iter([1, 2, 3])
""".replace("sorted([3, 1, 2], key=lambda_free) if False else 0\n", ""))


def test_ranges_and_slices() -> None:
    check("""
range(5)
range(1, 10, 3)
range(5, 0, -2)
range()
range(1, 2, 0)
range('a')
range(1.0)
range(1, 2, 3, 4)
list(range(2**63 - 3, 2**63 - 1))
len(range(5, 0, -2))
range(10)[3]
range(10)[-1]
range(10)[10]
range(10)['a']
range(10)[2**70]
3 in range(10)
3.0 in range(10)
3.5 in range(10)
True in range(10)
'a' in range(10)
11 in range(1, 20, 5)
-4 in range(6, -10, -5)
None in range(3)
range(10).index(7)
range(0, 10, 2).index(7)
range(3).index('a')
range(10).count(3)
range(10).count('a')
range(3).count()
range(0) == range(5, 5)
range(0, 3, 2) == range(0, 4, 2)
range(3) == [0, 1, 2]
range(3) < range(4)
hash(range(5)) == hash(range(0, 5, 1))
range(3).start
range(3).step
range(3).nothing
slice(1)
slice(1, None, 'x')
slice()
slice(1, 2) == slice(1, 2)
slice(1, 2) == slice(1, 3)
hash(slice(1))
slice(1, 10, 2).indices(5)
slice(None, None, -1).indices(5)
slice(1, 2).stop
[1, 2, 3][slice(1, None)]
'abc'[slice(None, None, -1)]
b'abc'[1:]
b'abc'[1]
b'abc'[5]
'abc'['a']
b'abc'['a']
'abc'[1.5]
""")


def test_comparison_and_hash() -> None:
    values = [*ITEMS, "1.0", "0", "False", "[1.0]", "(1.0, 2)", "[1, 2]", "(1,)", "[[1], 2]", "{}", "{'k': 1.0}", "len", "int", "ValueError", "..."]
    check("\n".join(f"{a} {op} {b}" for a in values for b in values for op in ("==", "!=", "<", ">=")))
    check("\n".join(f"hash({v})" for v in ["()", "(1,)", "(1, 2.5, True)", "((1, 2), (3,))", "range(5)", "range(3, 9, 2)", "[]", "{}", "([],)"]))
    check("\n".join(f"{a} in {b}" for a in values for b in ("[1, 'a', None]", "(1.5, (1, 2), [1])", "'xaé€'", "b'x'", "{1: 2}", "5", "range(4)")))


def test_classes() -> None:
    values = ["1", "2**70", "1.5", "True", "None", "'a'", "b''", "[]", "()", "{}", "range(1)", "slice(1)", "len", "int", "type", "ValueError", "ValueError(1)",
              "{}.keys()", "iter([])", "enumerate([])", "...", "[].append", "error_"]
    classes = ["int", "float", "bool", "str", "bytes", "list", "tuple", "dict", "range", "object", "type", "ValueError", "Exception", "(int, str)", "enumerate"]
    check("error_ = 0\n" + "\n".join(f"type({v})" for v in values) + "\n"
          + "\n".join(f"isinstance({v}, {c})" for v in values for c in classes))
    check("""
isinstance(1, 1)
isinstance(1, (int, 1))
isinstance('a', (int, 1))
issubclass(bool, int)
issubclass(KeyError, (int, LookupError))
issubclass(1, int)
issubclass(int, 1)
type(1) is int
type('a') is str
type(1) == type(True)
type()
type(type(1))
type(ValueError('x')) is ValueError
int.__name__
ValueError.__name__
len.__name__
(1).__class__
ValueError(1).__class__.__name__
callable(len)
callable(int)
callable(ValueError)
callable(5)
callable()
id()
getattr('a', 'upper')()
getattr(1, 'x', 5)
getattr(1, 'x')
getattr(1, 5)
getattr(1)
hasattr([], 'append')
hasattr([], 'push')
hasattr(1, 2)
setattr([], 'x', 1)
setattr([], 'append', 1)
setattr(1, 'x', 1)
delattr(1, 'x')
[].x
[].append.x
(1).real
True.real
2.5.imag
str.upper('a')
str.upper(5)
str.upper()
list.append(5, 1)
list.append()
list.nothing
ValueError.foo
len.foo
'a'()
None()
{}()
5[1]
5['a'] = 1
x = (1, 2)
x[0] = 1
del x[0]
del 'abc'[0]
""".replace("del 'abc'[0]\n", ""))


def test_binding_of_arguments() -> None:
    definitions = ["f()", "f(a)", "f(a, b=1)", "f(a, b, c)", "f(*args)", "f(a, *args)", "f(**kw)", "f(a, /)", "f(a, /, b, c=3)", "f(a, b=2, /)", "f(*, k)",
                   "f(*, k=1, l)", "f(a, *, k)", "f(a, b=2, *, k=3)", "f(a, *args, k, l=5, **kw)", "f(a=1, /, b=2, *args, k=3, **kw)", "f(a, /, **kw)",
                   "f(a, b, c, *, k, l, m)", "f(a, b, c, d)"]
    calls = ["f()", "f(1)", "f(1, 2)", "f(1, 2, 3)", "f(1, 2, 3, 4, 5)", "f(a=1)", "f(b=1)", "f(1, a=2)", "f(1, b=2)", "f(k=1)", "f(1, k=2)", "f(1, k=2, l=3)",
             "f(1, 2, 3, k=4)", "f(x=1)", "f(1, x=2, y=3)", "f(a=1, b=2, c=3)", "f(c=1, a=2)", "f(1, 2, k=3, z=4)", "f(*[1, 2])", "f(*(), **{'a': 1})", "f(**{'x': 1})",
             "f(*'ab', **{'k': 5})", "f(*5)", "f(**5)", "f(**{1: 2})"]
    check("\n".join(f"def {d}: pass\n" + "\n".join(calls) for d in definitions))


def test_exceptions_as_objects() -> None:
    check("""
ValueError()
ValueError('x')
ValueError('x', 2)
KeyError('x')
str(KeyError('x'))
str(KeyError(1, 2))
str(ValueError())
str(ValueError('é'))
str(ValueError([1]))
ValueError('x').args
ValueError(x=1)
OSError(2, 'No such file', 'f.txt')
str(OSError(2, 'No such file', 'f.txt'))
str(OSError(2, 'No such file'))
OSError(2, 'x').errno
OSError(2, 'x', 'f').filename
OSError(2, 'x').filename
OSError(2, 'x').strerror
OSError('x').errno
OSError(13, 'x')
OSError(11, 'x')
OSError(99999, 'x')
OSError(2, 'x', 'f').args
FileNotFoundError(1, 'x')
OSError()
StopIteration(5).value
StopIteration().value
SystemExit().code
SystemExit(3).code
SystemExit(3, 4).code
NameError('x', name='y').name
ImportError('x', name='y').name
AttributeError('x', obj=5).obj
ValueError('x').nothing
ValueError('x').add_note(5)
e = ValueError('x')
e.add_note('n')
e.__notes__
e.args = [1, 2]
e
e.args
e.__cause__
e.__context__
e.__suppress_context__
e.__cause__ = 5
e.with_traceback(None) is e
raise e
error is e
raise KeyError
error
raise ValueError('a') from KeyError('b')
error.__cause__
error.__suppress_context__
raise ValueError('a') from None
error.__suppress_context__
raise 5
raise ValueError from 5
raise ValueError from OSError
error.__cause__
raise int
[][5]
error.args
{}['k']
error.args
raise SystemExit(1)
""")


def test_exception_matching() -> None:
    values = ["ValueError()", "KeyError(1)", "OSError(2, 'x')", "SystemExit()", "StopIteration()"]
    classes = {"ValueError": ValueError, "LookupError": LookupError, "OSError": OSError, "FileNotFoundError": FileNotFoundError, "Exception": Exception,
               "BaseException": BaseException}
    lines = [f"{expression(v)} load {c} matches show" for v in values for c in classes]
    assert run_lines(lines) == [f"= {isinstance(eval(v), c)}" for v in values for c in classes.values()]
    assert run_lines([f"{expression('ValueError()')} i5 matches show"]) == [
        "! TypeError: catching classes that do not inherit from BaseException is not allowed"]


def expression(source: str) -> str:
    from runtime_script import expression as convert
    return convert(ast.parse(source, mode="eval").body)


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    depth = 200_000
    lines = ["list 0 store x", *["load x list 1 store x"] * depth, "list 0 store y", *["load y list 1 store y"] * depth, "load x load y compare 0 show",
             "tuple 0 store t", *["load t tuple 1 store t"] * depth, "load hash load t call 1 ; show", "load x show"]
    answers = run_lines(lines)
    assert len(answers) == 3 and all(answer.startswith("! RecursionError: maximum recursion depth exceeded") for answer in answers)


def test_cyclic_containers_show_themselves() -> None:
    check("x = [1]\nx.append(x)\nx\nd = {}\nd['d'] = d\nd\nx.append(d)\nd['x'] = x\nx\nt = (x,)\nx[0] = t\nt\nx in x")


def test_huge_sizes_are_memory_errors() -> None:
    assert run_lines([f"i1 list 1 i{n:x} binary 2 show" for n in (2**62, 2**60, 2**63 - 1)] + [f"i1 i1 tuple 2 i{2**62:x} binary 2 show"]) == ["! MemoryError: "] * 4


def test_any_allocation_may_fail() -> None:
    """Each allocation fails in turn: a MemoryError, or nothing to be seen; never a crash, and what was there is there."""
    source = """
x = [1, 2]
x.append('a')
x.extend(range(20))
x[3:5] = 'abcdef'
x
d = {'a': 1, 2: None}
d.update(zip('bcdefghijkl', range(20)))
d.pop('c')
list(d.items())
d
sorted(d, key=str)
sorted(range(60), key=repr)
def f(a, *args, k=1, **kw): pass
f(1, 2, 3, z=5)
f(*x, **{'y': 1})
f()
[].pop()
str(OSError(2, 'x', 'y'))
raise KeyError('k') from ValueError(2**70)
'%s %r' % (x, d)
list(map(str, x))
2**200 * 3**50
x * 3
(1, 2) + tuple(x)
''.join(sorted('hello'))
'a,b'.split(',')
x[::2]
dict.fromkeys(x, 0)
len(x)
"""
    lines = [statement(node) for node in ast.parse(source).body]
    starved = program("runtime_script", "runtime_starved", flags=tuple(f"-Wl,--wrap={name}" for name in ("malloc", "calloc", "realloc")))

    def run(fail_at: int) -> subprocess.CompletedProcess:
        return subprocess.run([starved], input="\n".join(lines), capture_output=True, text=True, timeout=60,
                              env={"ASAN_OPTIONS": "detect_leaks=0", "FAIL_AT": str(fail_at)})

    plain = run(0)
    count = int(plain.stderr)
    with ThreadPoolExecutor(2) as workers:
        runs = list(workers.map(run, range(1, count + 1)))
    crashed = [(at, done.stderr[-1500:]) for at, done in enumerate(runs, 1) if done.returncode]
    assert not crashed, crashed[0]
    assert all("MemoryError" in done.stdout or done.stdout == plain.stdout for done in runs)
    assert sum("MemoryError" in done.stdout for done in runs) > count / 2


def test_carets_mark_what_cpython_marks() -> None:
    newer = marked_by_cpython(["(a) + b"]) == [(4, 5)]      # the first releases of 3.11 mark the parenthesis
    operands = ["a", "(a)", "((a))", "a.b", "a[i]", "f(x, y)", "'+'", "-a", "(a, b)", "(a + b)", "[a - b]", "1.5e-3", "rb'*'", "{a: b}", "()", "(x for x in y)", "é"]
    operators = ["+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^", "==", "<", "in", "and", ","]
    cases = [f"{a}{space}{op}{space}{b}" for a in operands for b in operands for op in operators for space in (" ", "") if space or not op.isalpha()]
    cases += [f"{a} {p} b {q} c" for a in ("a", "-a", "(a)") for p in operators for q in operators]
    cases += ["a[0]", "a[ 0 ]", "(a)[0]", "a[(0)]", "a[0, 1]", "a[(0, 1)]", "a[1:2]", "a[0][1]", "a.b[0]", "f(x)[0]", "-a[0]", "a[0].b", "a[0](x)", "not a[0]",
              "lambda: a + b", "a if b else c", "f(a + b)", "'a' 'b'", "'''a''' + b", "[a][0]", "'ab'[5]", "0xe+1", "1e+5+a", "a[b[c]]",
              "await_ + b", "~a", "~a + b", "+a**b", "a**-b", "*a", "f(*a)[1]", "not_a[1]", "print(1)[0]"]
    cases = [case for case in cases if is_expression(case) and (newer or not in_parentheses(case))]
    wanted = marked_by_cpython(cases)
    answers = run_lines([f"{literal(case)} anchors show" for case in cases])
    different = [(case, want, answer) for case, want, answer in zip(cases, wanted, answers) if answer != f"= {want}"]
    assert not different, different[:25]
    hopeless = ["a + \\", "a + b; c", "(", ")", "'", "[", "a +", "", " ", "a[", "x = a[0]", "x += a[0]", "+", "a b", "a + + ", "]["]
    assert run_lines([f"{literal(case)} anchors show" for case in hopeless]) == ["= None"] * len(hopeless)


def is_expression(text: str) -> bool:
    """With a name in it: constants are folded, and cannot fail."""
    try:
        return any(isinstance(node, ast.Name) for node in ast.walk(ast.parse(text, mode="eval"))) and text == text.strip()
    except SyntaxError:
        return False


def in_parentheses(text: str) -> bool:
    """Whether an operand of the whole ends before, or an index after, its place in the text: in parentheses, that is."""
    match ast.parse(text, mode="eval").body:
        case ast.BinOp(left=left): return text.encode()[left.end_col_offset:].lstrip()[:1] == b")"
        case ast.Subscript(value=value, slice=index): return text.encode()[value.end_col_offset:][:1] != b"[" or index.end_col_offset + 1 < len(text.encode())
    return False


def marked_by_cpython(cases: list[str]) -> list[tuple[int, int] | None]:
    """What the traceback of an error at each expression emphasises, as (from, to) in bytes.

    The errors are those of calls that claim the expression's place; the excepthook is CPython's own, in C."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file, contextlib.redirect_stderr(io.StringIO()) as shown:
        file.write("".join(f"{case}  # more\n" for case in cases))
        file.flush()
        for line, case in enumerate(cases, 1):
            place = {"lineno": line, "end_lineno": line, "col_offset": 0, "end_col_offset": len(case.encode())}
            call = ast.Expr(ast.Call(ast.Name("fail", ast.Load(), **place), [], [], **place), **place)
            try:
                exec(compile(ast.Module([call], []), file.name, "exec"), {"fail": None})
            except TypeError as error:
                sys.__excepthook__(TypeError, error, error.__traceback__.tb_next)
    reports = shown.getvalue().split("TypeError: 'NoneType' object is not callable\n")[:-1]
    return [emphasis(case, report.splitlines()[-1][4:]) for case, report in zip(cases, reports)]


def emphasis(case: str, carets: str) -> tuple[int, int] | None:
    if "~" not in carets:
        return None
    return tuple(len(case[:end].encode()) for end in (carets.index("^"), carets.rindex("^") + 1))
