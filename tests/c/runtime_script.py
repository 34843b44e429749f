"""Python source by CPython and by the runtime alone: statements become postfix lines for the program runtime_script.c.

Statements: expressions (shown), assignments, augmented ones, del of items, raise, and def, whose function gives its bound
arguments. After a failure both sides go on with the next; the exception is then the variable `error`.
"""

from __future__ import annotations

import ast
import struct
import subprocess
import warnings

from runtime_build import program

BINARY = [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.LShift, ast.RShift, ast.BitAnd, ast.BitOr, ast.BitXor]
COMPARE = [ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE]


def literal(value: object) -> str:
    match value:
        case bool(): return "T" if value else "F"
        case None: return "N"
        case int(): return f"i{value:x}"
        case float(): return "f" + struct.pack(">d", value).hex()
        case str(): return "s" + value.encode("utf-8", "surrogatepass").hex()
        case bytes(): return "b" + value.hex()
    assert value is Ellipsis
    return "E"


def expressions(nodes: list[ast.expr]) -> str:
    return " ".join(map(expression, nodes))


def call(node: ast.Call) -> str:
    if any(isinstance(arg, ast.Starred) for arg in node.args) or any(keyword.arg is None for keyword in node.keywords):
        star = node.args[0].value if node.args else ast.Tuple([])
        return f"{expression(node.func)} {expression(star)} {expression(node.keywords[0].value) if node.keywords else 'N'} star"
    args = expressions([*node.args, *(keyword.value for keyword in node.keywords)])
    keywords = " ".join(keyword.arg for keyword in node.keywords)
    count = len(node.args) + len(node.keywords)
    if isinstance(node.func, ast.Attribute):
        return f"{expression(node.func.value)} {args} method {node.func.attr} {count} {keywords} ;"
    return f"{expression(node.func)} {args} call {count} {keywords} ;"


def compare(node: ast.Compare) -> str:
    left, right = expression(node.left), expression(node.comparators[0])
    match node.ops[0]:
        case ast.In(): return f"{left} {right} in"
        case ast.NotIn(): return f"{left} {right} in not"
        case ast.Is(): return f"{left} {right} is"
        case ast.IsNot(): return f"{left} {right} is not"
    return f"{left} {right} compare {COMPARE.index(type(node.ops[0]))}"


def expression(node: ast.expr | None) -> str:
    match node:
        case None: return "N"
        case ast.Constant(): return literal(node.value)
        case ast.Name(): return f"load {node.id}"
        case ast.Tuple() | ast.List(): return f"{expressions(node.elts)} {type(node).__name__.lower()} {len(node.elts)}"
        case ast.Dict(): return f"{expressions([e for pair in zip(node.keys, node.values) for e in pair])} dict {len(node.keys)}"
        case ast.Slice(): return f"{expression(node.lower)} {expression(node.upper)} {expression(node.step)} slice"
        case ast.BinOp(): return f"{expression(node.left)} {expression(node.right)} binary {BINARY.index(type(node.op))}"
        case ast.UnaryOp(op=ast.Not()): return f"{expression(node.operand)} not"
        case ast.UnaryOp(): return f"{expression(node.operand)} unary {'-' if isinstance(node.op, ast.USub) else '~'}"
        case ast.Subscript(): return f"{expression(node.value)} {expression(node.slice)} getitem"
        case ast.Attribute(): return f"{expression(node.value)} getattr {node.attr}"
        case ast.Compare(): return compare(node)
        case ast.Call(): return call(node)
    raise TypeError(ast.dump(node))


def store(target: ast.expr) -> str:
    match target:
        case ast.Name(): return f"store {target.id}"
        case ast.Subscript(): return f"{expression(target.value)} {expression(target.slice)} setitem"
        case ast.Attribute(): return f"{expression(target.value)} setattr {target.attr}"
        case ast.Tuple():
            star = next((i for i, e in enumerate(target.elts) if isinstance(e, ast.Starred)), None)
            stores = " ".join(store(e.value if isinstance(e, ast.Starred) else e) for e in target.elts)
            return f"unpack {len(target.elts)} {stores}" if star is None else f"unstar {star} {len(target.elts) - star - 1} {stores}"
    raise TypeError(ast.dump(target))


def define(node: ast.FunctionDef) -> str:
    a = node.args
    names = [p.arg for p in [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, [a.vararg, a.kwarg])]]
    defaults = " ".join([*map(expression, a.defaults), *(expression(d) if d else "E" for d in a.kw_defaults)])
    counts = f"{len(a.posonlyargs)} {len(a.posonlyargs) + len(a.args)} {len(a.kwonlyargs)} {len(a.defaults) + len(a.kw_defaults)}"
    return f"{defaults} def {node.name} {bool(a.vararg) + 2 * bool(a.kwarg)} {counts} {' '.join(names)} ; store {node.name}"


def statement(node: ast.stmt) -> str:
    match node:
        case ast.Expr(): return f"{expression(node.value)} show"
        case ast.Assign(): return f"{expression(node.value)} {store(node.targets[0])}"
        case ast.AugAssign():
            target = ast.parse(ast.unparse(node.target), mode="eval").body
            return f"{expression(target)} {expression(node.value)} inplace {BINARY.index(type(node.op))} {store(node.target)}"
        case ast.Delete(): return f"{expression(node.targets[0].value)} {expression(node.targets[0].slice)} delitem"
        case ast.Raise(): return f"{expression(node.exc)} {expression(node.cause) if node.cause else 'E'} raise"
        case ast.FunctionDef(): return define(node)
    raise TypeError(ast.dump(node))


def with_body(node: ast.FunctionDef) -> ast.stmt:
    """The same function, giving its parameters in the order of a native entry."""
    a = node.args
    names = [p.arg for p in [*a.posonlyargs, *a.args, *filter(None, [a.vararg]), *a.kwonlyargs, *filter(None, [a.kwarg])]]
    node.body = ast.parse(f"return ({''.join(name + ', ' for name in names)})").body
    return ast.fix_missing_locations(node)


def run_here(tree: ast.Module) -> list[str]:
    lines, names = [], {}
    warnings.simplefilter("ignore", SyntaxWarning)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            node = with_body(node)
        try:
            if isinstance(node, ast.Expr):
                lines.append("= " + repr(eval(compile(ast.Expression(node.value), "test", "eval"), names)))
            else:
                exec(compile(ast.Module([node], []), "test", "exec"), names)
        except BaseException as error:
            lines.append(f"! {type(error).__name__}: {error}")
            names["error"] = error
    return lines


def run_lines(lines: list[str]) -> list[str]:
    run = subprocess.run([program("runtime_script")], input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8",
                         env={"ASAN_OPTIONS": "detect_leaks=0"}, timeout=60)
    assert run.returncode == 0, run.stderr[-4000:]
    return run.stdout.splitlines()


def check(source: str) -> None:
    """Asserts that the runtime answers every statement as CPython does."""
    tree = ast.parse(source)
    lines = [statement(node) for node in tree.body]
    got, wanted = run_lines(lines), run_here(tree)
    shown = [ast.unparse(node) for node in ast.parse(source).body]
    different = [f"CPython: {want[:300]}\nruntime: {have[:300]}" for want, have in zip(wanted, got) if want != have]
    assert not different, "\n\n".join(different[:25])
    assert len(got) == len(wanted), shown
