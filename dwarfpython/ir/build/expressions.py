"""Expressions: each builder gives the temporary that holds the value."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.names import build_Name, local_of, store_name
from dwarfpython.ir.ops import Temp

BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
          ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.MatMult: "@"}
UNARY = {ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
COMPARE = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
           ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"}
CONVERSION = {-1: "", ord("s"): "s", ord("r"): "r", ord("a"): "a"}
WHAT = {"ListComp": "list comprehensions are", "SetComp": "set comprehensions are", "Set": "sets are",
        "DictComp": "dict comprehensions are", "GeneratorExp": "generator expressions are", "Yield": "generators are",
        "YieldFrom": "generators are", "Await": "coroutines are"}

CHUNK = 64                   # see chunks()


def build_expression(b: Builder, node: ast.expr) -> Temp:
    builder = EXPRESSIONS.get(type(node))
    if builder is None:
        raise b.unsupported(node, WHAT.get(type(node).__name__, f"{type(node).__name__} is"))
    return builder(b, node)


def build_Constant(b: Builder, node: ast.Constant) -> Temp:
    b.at(node)
    return b.const(node.value)


def build_JoinedStr(b: Builder, node: ast.JoinedStr) -> Temp:
    parts = [build_join(b, node, chunk) for chunk in chunks(node.values)]
    b.at(node)
    return parts[0] if len(parts) == 1 else b.emit(ops.Join(tuple(parts))) if parts else b.const("")


def build_join(b: Builder, node: ast.JoinedStr, values: list[ast.expr]) -> Temp:
    parts = [build_part(b, part) for part in values]
    b.at(node)
    return b.emit(ops.Join(tuple(parts)))


def chunks(items: list) -> list[list]:
    """Items that are computed and held together: LLVM takes a time quadratic in their number."""
    return [items[i:i + CHUNK] for i in range(0, len(items), CHUNK)]


def are_many(items: list[ast.expr]) -> bool:
    return len(items) > CHUNK and not all(isinstance(item, ast.Constant) for item in items)


def build_part(b: Builder, node: ast.expr) -> Temp:
    """A piece of an f-string, as a str."""
    if not isinstance(node, ast.FormattedValue):
        return build_expression(b, node)
    value = build_expression(b, node.value)
    spec = build_expression(b, node.format_spec) if node.format_spec else None
    b.at(node)
    return b.emit(ops.Format(value, CONVERSION[node.conversion], spec))


def build_BinOp(b: Builder, node: ast.BinOp, passed: bool = False) -> Temp:
    left, right = build_operand(b, node.left), build_operand(b, node.right)
    b.at(node)
    return b.emit(ops.Binary(BINARY[type(node.op)], left, right, passed=passed, spends=spent(node.left, node.right)))


def build_operand(b: Builder, node: ast.expr) -> Temp:
    """An operand that is used once: the result of an operator is passed on to it alone."""
    return build_BinOp(b, node, passed=True) if isinstance(node, ast.BinOp) else build_expression(b, node)


def spent(left: ast.expr, right: ast.expr) -> tuple[bool, bool]:
    return isinstance(left, ast.BinOp), isinstance(right, ast.BinOp)


def build_UnaryOp(b: Builder, node: ast.UnaryOp) -> Temp:
    if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant) \
            and type(node.operand.value) in (int, float):
        b.at(node)
        return b.const(-node.operand.value)
    operand = build_expression(b, node.operand)
    b.at(node)
    return b.emit(ops.Not(operand) if isinstance(node.op, ast.Not) else ops.Unary(UNARY[type(node.op)], operand))


def build_BoolOp(b: Builder, node: ast.BoolOp) -> Temp:
    """The first operand that decides, or the last."""
    result = b.hidden("bool")
    done = b.new_block("decided")
    for operand in node.values[:-1]:
        value = build_expression(b, operand)
        b.emit(ops.Store(result, value))
        rest = b.new_block("operand")
        b.branch(value, *((rest, done) if isinstance(node.op, ast.And) else (done, rest)))
        b.use(rest)
    b.emit(ops.Store(result, build_expression(b, node.values[-1])))
    b.jump(done)
    b.use(done)
    return b.emit(ops.Load(result))


def build_IfExp(b: Builder, node: ast.IfExp) -> Temp:
    result = b.hidden("if")
    then, otherwise, done = b.new_block("then"), b.new_block("else"), b.new_block("endif")
    build_condition(b, node.test, then, otherwise)
    for block, value in ((then, node.body), (otherwise, node.orelse)):
        b.use(block)
        b.emit(ops.Store(result, build_expression(b, value)))
        b.jump(done)
    b.use(done)
    return b.emit(ops.Load(result))


def build_Compare(b: Builder, node: ast.Compare, rich: bool = True) -> Temp:
    if len(node.ops) > 1:
        return build_chain(b, node, build_expression(b, node.left))
    sides = node.left, node.comparators[0]
    orders = isinstance(node.ops[0], (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE))
    left, right = [(build_operand if orders else build_expression)(b, side) for side in sides]
    b.at(node)
    return b.emit(ops.Compare(COMPARE[type(node.ops[0])], left, right, rich, spent(*sides) if orders else (False, False)))


def build_chain(b: Builder, node: ast.Compare, left: Temp) -> Temp:
    """`a < b < c`: each operand once, and the rest only while all held."""
    result, done = b.hidden("chain"), b.new_block("chained")
    for i, (operator, operand) in enumerate(zip(node.ops, node.comparators)):
        right = build_expression(b, operand)
        b.at(node)
        held = b.emit(ops.Compare(COMPARE[type(operator)], left, right, True))
        b.emit(ops.Store(result, held))
        if i == len(node.ops) - 1:
            break
        rest = b.new_block("link")
        b.branch(held, rest, done)
        b.use(rest)
        left = right
    b.jump(done)
    b.use(done)
    return b.emit(ops.Load(result))


def build_condition(b: Builder, node: ast.expr, then, otherwise) -> None:
    """Branches on an expression without making a value of `and`, `or` and `not`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return build_condition(b, node.operand, otherwise, then)
    if isinstance(node, ast.BoolOp):
        for operand in node.values[:-1]:
            rest = b.new_block("operand")
            build_condition(b, operand, *((rest, otherwise) if isinstance(node.op, ast.And) else (then, rest)))
            b.use(rest)
        return build_condition(b, node.values[-1], then, otherwise)
    plain = isinstance(node, ast.Compare) and len(node.ops) == 1
    value = build_Compare(b, node, rich=False) if plain else build_expression(b, node)
    b.at(node)
    b.branch(value, then, otherwise)


def build_NamedExpr(b: Builder, node: ast.NamedExpr) -> Temp:
    value = build_expression(b, node.value)
    b.at(node)
    store_name(b, node.target.id, value)
    return value


def build_Attribute(b: Builder, node: ast.Attribute) -> Temp:
    native = native_attribute(b, node)
    if native is not None:
        b.at(node)
        return b.emit(ops.LoadNative(native))
    value = build_expression(b, node.value)
    b.at_name(node, node)
    return b.emit(ops.GetAttr(value, b.scope.mangled(node.attr)))


def native_attribute(b: Builder, node: ast.expr):
    """The NativeName that `c.stat`, `c.struct.stat` or a chain like them means, or None."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    if not path or not isinstance(node, ast.Name) or local_of(b, node.id):
        return None
    library = b.unit.names.library(node.id)
    if library is None:
        return None
    return b.unit.names.member(library, path, node, b)


def build_Subscript(b: Builder, node: ast.Subscript) -> Temp:
    value = build_expression(b, node.value)
    if isinstance(node.slice, ast.Slice):
        bounds = build_bounds(b, node.slice)
        b.at(node)
        return b.emit(ops.GetSlice(value, *bounds))
    key = build_expression(b, node.slice)
    b.at(node)
    return b.emit(ops.GetItem(value, key))


def build_Slice(b: Builder, node: ast.Slice) -> Temp:
    bounds = build_bounds(b, node)
    b.at(node)
    return b.emit(ops.Slice(*bounds))


def build_bounds(b: Builder, node: ast.Slice) -> list[Temp]:
    """Start, stop and step."""
    return [build_expression(b, part) if part else b.const(None) for part in (node.lower, node.upper, node.step)]


def build_Tuple(b: Builder, node: ast.Tuple) -> Temp:
    if any(isinstance(item, ast.Starred) for item in node.elts):
        return b.emit(ops.ListToTuple(build_spread(b, node.elts, node)))
    if are_many(node.elts):
        return b.emit(ops.ListToTuple(build_chunks(b, node.elts, node)))
    items = tuple(build_expression(b, item) for item in node.elts)
    b.at(node)
    return b.emit(ops.BuildTuple(items))


def build_List(b: Builder, node: ast.List) -> Temp:
    if any(isinstance(item, ast.Starred) for item in node.elts):
        return build_spread(b, node.elts, node)
    if are_many(node.elts):
        return build_chunks(b, node.elts, node)
    return build_items(b, node.elts, node)


def build_items(b: Builder, elements: list[ast.expr], node: ast.expr) -> Temp:
    items = tuple(build_expression(b, item) for item in elements)
    b.at(node)
    return b.emit(ops.BuildList(items))


def build_chunks(b: Builder, elements: list[ast.expr], node: ast.expr) -> Temp:
    result = b.emit(ops.BuildList(()))
    for chunk in chunks(elements):
        b.emit(ops.ListExtend(result, build_items(b, chunk, node)))
    return result


def build_spread(b: Builder, items: list[ast.expr], node: ast.expr) -> Temp:
    """A list of items some of which are `*iterable`; what fails is the whole of `node`."""
    result = b.emit(ops.BuildList(()))
    for item in items:
        if isinstance(item, ast.Starred):
            iterable = build_expression(b, item.value)
            b.at(node)
            b.emit(ops.ListExtend(result, iterable))
            if isinstance(item.value, (ast.List, ast.ListComp)):
                b.emit(ops.DropList(iterable))
        else:
            b.emit(ops.ListAppend(result, build_expression(b, item)))
    return result


def build_Set(b: Builder, node: ast.Set) -> Temp:
    if not any(isinstance(item, ast.Starred) for item in node.elts) and not are_many(node.elts):
        items = tuple(build_expression(b, item) for item in node.elts)
        b.at(node)
        return b.emit(ops.BuildSet(items))
    result = b.emit(ops.BuildSet(()))
    for item in node.elts:
        value = build_expression(b, item.value if isinstance(item, ast.Starred) else item)
        b.at(node)
        b.emit(ops.SetUpdate(result, value) if isinstance(item, ast.Starred) else ops.SetAdd(result, value))
    return result


def build_Dict(b: Builder, node: ast.Dict) -> Temp:
    if None not in node.keys and not are_many(node.keys + node.values):
        return build_pairs(b, node.keys, node.values, node)
    if None not in node.keys:
        result = b.emit(ops.BuildDict((), ()))
        for keys, values in zip(chunks(node.keys), chunks(node.values)):
            b.emit(ops.DictUpdate(result, build_pairs(b, keys, values, node)))
        return result
    result = b.emit(ops.BuildDict((), ()))
    for key, value in zip(node.keys, node.values):
        if key is None:
            b.emit(ops.DictUpdate(result, build_expression(b, value)))
        else:
            made = build_expression(b, key)
            b.emit(ops.SetItem(result, made, build_expression(b, value)))
    return result


def build_pairs(b: Builder, keys: list[ast.expr], values: list[ast.expr], node: ast.Dict) -> Temp:
    pairs = [(build_expression(b, k), build_expression(b, v)) for k, v in zip(keys, values)]
    b.at(node)
    return b.emit(ops.BuildDict(tuple(k for k, _ in pairs), tuple(v for _, v in pairs)))


def build_Starred(b: Builder, node: ast.Starred) -> Temp:
    raise b.error(node, "can't use starred expression here")


EXPRESSIONS = {
    ast.Name: build_Name, ast.Constant: build_Constant, ast.JoinedStr: build_JoinedStr, ast.BinOp: build_BinOp,
    ast.FormattedValue: build_part, ast.UnaryOp: build_UnaryOp, ast.BoolOp: build_BoolOp, ast.IfExp: build_IfExp,
    ast.Compare: build_Compare, ast.NamedExpr: build_NamedExpr, ast.Attribute: build_Attribute,
    ast.Subscript: build_Subscript, ast.Slice: build_Slice, ast.Tuple: build_Tuple, ast.List: build_List,
    ast.Dict: build_Dict, ast.Set: build_Set, ast.Starred: build_Starred,
}
