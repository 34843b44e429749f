"""def and lambda: a function of the IR for each, and the operation that makes its object."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.assignment import build_annotation
from dwarfpython.ir.build.builder import Builder, span_of
from dwarfpython.ir.build.expressions import EXPRESSIONS, build_expression
from dwarfpython.ir.build.names import local_of, store_name
from dwarfpython.ir.build.statements import STATEMENTS, build_body
from dwarfpython.ir.function import Function, Local, Parameters
from dwarfpython.ir.ops import Span, Temp
from dwarfpython.syntax import Storage


FRAME_READERS = ("locals", "vars", "dir", "eval", "exec")


def build_FunctionDef(b: Builder, node: ast.FunctionDef) -> None:
    decorators = [build_expression(b, decorator) for decorator in node.decorator_list]
    b.at(node)
    value = build_function(b, node, node.name, node.body)
    function = b.unit.module.functions[-1]
    if b.function.is_body and not decorators and not function.captures:
        b.unit.module.known[node.name] = function
    annotate(b, value, node)
    store_name(b, node.name, decorate(b, value, decorators, node))


def annotate(b: Builder, value: Temp, node: ast.FunctionDef) -> None:
    """The annotations as a dict of the function's."""
    args = node.args
    annotated = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    pairs = [(b.scope.mangled(arg.arg), arg.annotation) for arg in annotated if arg and arg.annotation]
    pairs += [("return", node.returns)] if node.returns else []
    if pairs:
        names = tuple(b.const(name) for name, _ in pairs)
        values = tuple(build_annotation(b, annotation) for _, annotation in pairs)
        b.at(node)
        b.emit(ops.SetAttr(value, "__annotations__", b.emit(ops.BuildDict(names, values))))


def decorate(b: Builder, value: Temp, decorators: list[Temp], node: ast.FunctionDef | ast.ClassDef) -> Temp:
    """A function or class after its decorators, the last of which comes first."""
    for decorator, place in reversed([*zip(decorators, node.decorator_list)]):
        b.at(place)
        value = b.emit(ops.Call(decorator, (value,)))
    b.at(node)
    return value


def build_Lambda(b: Builder, node: ast.Lambda) -> Temp:
    body = ast.copy_location(ast.Return(node.body), node.body)
    return build_function(b, node, "<lambda>", [body])


def build_function(b: Builder, node: ast.FunctionDef | ast.Lambda, name: str, body: list[ast.stmt]) -> Temp:
    scope = b.unit.scopes.of[node]
    parameters = parameters_of(node.args, scope)
    qualname = b.qualifier + name
    function = Function(name, qualname, b.unit.unique_symbol(qualname), parameters, span_of(node))
    function.is_generator = scope.is_generator
    function.signature = None if function.is_generator else c_signature(b, node)
    defaults = build_defaults(b, node.args, parameters)
    function.has_defaults = bool(defaults)
    function.once = b.function.once and (b.function.is_body or b.function.is_class) and b.loop_depth == 0
    if isinstance(node, ast.FunctionDef):
        function.doc = ast.get_docstring(node, clean=False)
    function.record = record_of_self(b, node)
    declare_locals(function, scope)
    inner = Builder(b.unit, function, scope)
    build_body(inner, body)
    inner.at(body[-1])
    inner.end(ops.Return(inner.const(None)) if inner.reachable else ops.Fail())
    b.unit.module.functions.append(function)
    b.at(node)
    return b.emit(ops.MakeFunction(function, defaults, tuple(local_of(b, name) for name in function.free)))


def record_of_self(b: Builder, node: ast.FunctionDef | ast.Lambda):
    """The struct behind a method's first parameter, where the class statement stands in the module's body."""
    static = any(isinstance(d, ast.Name) and d.id in ("staticmethod", "classmethod") for d in getattr(node, "decorator_list", ()))
    if not b.function.is_class or isinstance(node, ast.Lambda) or static or not (node.args.posonlyargs or node.args.args):
        return None
    return b.unit.module.classes.get(b.function.qualname)


def parameters_of(args: ast.arguments, scope) -> Parameters:
    positional = args.posonlyargs + args.args
    names = [scope.mangled(arg.arg) for arg in positional + args.kwonlyargs]
    names += [scope.mangled(arg.arg) for arg in (args.vararg, args.kwarg) if arg]
    return Parameters(tuple(names), len(args.posonlyargs), len(positional), len(args.kwonlyargs),
                      args.vararg is not None, args.kwarg is not None)


def build_defaults(b: Builder, args: ast.arguments, parameters: Parameters) -> tuple[tuple[int, Temp], ...]:
    first = parameters.positional - len(args.defaults)
    pairs = [(first + i, node) for i, node in enumerate(args.defaults)]
    pairs += [(parameters.positional + i, node) for i, node in enumerate(args.kw_defaults) if node]
    return tuple((index, build_expression(b, node)) for index, node in pairs)


def declare_locals(function: Function, scope) -> None:
    """Parameters, own variables and captured ones, as the scope analysis has them."""
    order = entry_order(function.parameters)
    for name in order:
        function.locals[name] = Local(name, parameter=order.index(name), maybe_unbound=False)
    for name, symbol in scope.symbols.items():
        if symbol.storage in (Storage.LOCAL, Storage.CELL):
            function.locals.setdefault(name, Local(name)).captured = is_captured(scope, name)
    function.free = tuple(name for name, symbol in scope.symbols.items() if symbol.storage is Storage.FREE)
    function.reads_frame = reads_frame(scope)
    for index, name in enumerate(function.free):
        function.locals[name] = Local(name, free=index)


def reads_frame(scope) -> bool:
    return any(name in scope.symbols for name in FRAME_READERS) or any(map(reads_frame, filter(is_inlined, scope.children)))


def is_captured(scope, name: str) -> bool:
    """Whether an inner function uses a variable of this scope; a comprehension is no function here."""
    for child in scope.children:
        symbol = child.symbols.get(name)
        if symbol is not None and (symbol.storage is Storage.FREE or symbol.free_in_class):
            if not is_inlined(child) or is_captured(child, name):
                return True
    return False


def is_inlined(scope) -> bool:
    return scope.kind == "comprehension" and not scope.is_generator


def entry_order(parameters: Parameters) -> list[str]:
    """The parameters in the order of the native entry: positional, *args, keyword-only, **kwargs."""
    names, positional = list(parameters.names), parameters.positional
    stars = names[parameters.defaultable:]
    star = [stars[0]] if parameters.star else []
    star_star = [stars[-1]] if parameters.star_star else []
    return names[:positional] + star + names[positional:parameters.defaultable] + star_star


def c_signature(b: Builder, node: ast.FunctionDef | ast.Lambda):
    """The C function type of a function all of whose parameters are annotated with C types, or None."""
    if isinstance(node, ast.Lambda):
        return None
    args = node.args
    annotated = [arg.annotation for arg in args.args]
    plain = not (args.posonlyargs or args.kwonlyargs or args.vararg or args.kwarg or args.defaults)
    if not plain or not (annotated or node.returns) or not all(map(is_text, annotated)):
        return None
    if node.returns is not None and not is_text(node.returns):
        return None
    result = node.returns.value if node.returns is not None else "void"
    return b.unit.names.signature(result, [annotation.value for annotation in annotated])


def is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


STATEMENTS[ast.FunctionDef] = build_FunctionDef
EXPRESSIONS[ast.Lambda] = build_Lambda
