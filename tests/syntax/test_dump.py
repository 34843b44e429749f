"""The dumps of the front end's stages."""

from dwarfpython.syntax import analyse, parse_source, read
from dwarfpython.syntax.dump import print_ast, print_scopes, print_tokens

SOURCE = read("def f(a):\n    print a, 'é'\n    return lambda: a\n", "prog.py")


def test_tokens():
    assert print_tokens(SOURCE).splitlines()[:9] == [
        "1:0-1:3         def          'def'",
        "1:4-1:5         NAME         'f'",
        "1:5-1:6         (            '('",
        "1:6-1:7         NAME         'a'",
        "1:7-1:8         )            ')'",
        "1:8-1:9         :            ':'",
        "1:9-1:10        _NEWLINE     '\\n'",
        "2:4-2:4         _INDENT      ''",
        "2:4-2:9         PRINT        'print'",
    ]


def test_tokens_up_to_an_error():
    assert print_tokens(read("x = 'a", "prog.py")).splitlines()[-1] == (
        "1:4             ERROR        unterminated string literal (detected at line 1)")


def test_ast():
    assert print_ast(parse_source(SOURCE)) == """\
Module
  body[0]: FunctionDef name='f'  @1:0-3:20
    args: arguments
      args[0]: arg arg='a'  @1:6-1:7
    body[0]: Expr  @2:4-2:17
      value: Call  @2:4-2:17
        func: Name id='print' ctx=Load  @2:4-2:9
        args[0]: Name id='a' ctx=Load  @2:10-2:11
        args[1]: Constant value='é'  @2:13-2:17
    body[1]: Return  @3:4-3:20
      value: Lambda  @3:11-3:20
        args: arguments
        body: Name id='a' ctx=Load  @3:19-3:20
"""


def test_scopes():
    assert print_scopes(analyse(parse_source(SOURCE), SOURCE)) == """\
module top
  f: local (assigned)
  function f  @1:0
    a: cell (parameter, referenced)
    print: global implicit (referenced)
    lambda lambda  @3:11
      a: free (referenced)
"""
