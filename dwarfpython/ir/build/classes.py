"""class: a function that fills a namespace, and the operation that makes a class of it.

An instance is a struct: the fields are the attributes that the methods assign to their first parameter.
"""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.assignment import has_annotations
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.calls import build_arguments, build_keywords
from dwarfpython.ir.build.expressions import build_expression, build_spread
from dwarfpython.ir.build.functions import decorate, span_of
from dwarfpython.ir.build.names import NAMESPACE, load_module_name, local_of, store_name
from dwarfpython.ir.build.statements import STATEMENTS, build_body
from dwarfpython.ir.function import ClassRecord, Function, Local, Module, Parameters
from dwarfpython.ir.ops import Temp
from dwarfpython.syntax import Storage

CLASS_CELL = "__class__"


def build_ClassDef(b: Builder, node: ast.ClassDef) -> None:
    decorators = [build_expression(b, decorator) for decorator in node.decorator_list]
    fields = fields_of(node)
    note_record(b, node, fields)
    b.unit.module.methods |= {statement.name for statement in node.body if isinstance(statement, ast.FunctionDef)}
    b.at(node)
    body = build_class_body(b, node)
    call = ast.copy_location(ast.Call(node, node.bases, node.keywords), node)
    if any(isinstance(base, ast.Starred) for base in node.bases) or any(k.arg is None for k in node.keywords):
        value = build_with_stars(b, call, body, node.name)
    else:
        args, keywords = build_arguments(b, call)
        b.at(node)
        value = b.emit(ops.BuildClass(body, node.name, b.qualifier + node.name, fields, args, keywords))
    value = decorate(b, value, decorators, node)
    store_name(b, node.name, value)


def build_with_stars(b: Builder, call: ast.Call, body: Temp, name: str) -> Temp:
    """A class whose bases or keywords are known only at run time: by the builtin function that makes classes."""
    callee = b.emit(ops.LoadBuiltin("__build_class__"))
    args = b.emit(ops.BuildList((body, b.const(name))))
    b.emit(ops.ListExtend(args, build_spread(b, call.args, call)))
    kwargs = build_keywords(b, call, callee) if call.keywords else b.const(None)
    b.at(call)
    return b.emit(ops.CallStar(callee, args, kwargs))


def build_class_body(b: Builder, node: ast.ClassDef) -> Temp:
    scope = b.unit.scopes.of[node]
    qualname = b.qualifier + node.name
    symbol = b.unit.unique_symbol(qualname)
    function = Function(node.name, qualname, symbol, Parameters((NAMESPACE,), 0, 1), span_of(node))
    function.is_class = True
    function.once = b.function.once and (b.function.is_body or b.function.is_class) and b.loop_depth == 0
    declare_names(function, scope)
    inner = Builder(b.unit, function, scope)
    inner.at(node)
    describe_class(inner, node)
    build_body(inner, node.body)
    inner.nowhere()
    if scope.needs_class_cell:
        store_fact(inner, "__classcell__", inner.emit(ops.LoadCell(CLASS_CELL)))
    inner.end(ops.Return(inner.const(None)))
    b.unit.module.functions.append(function)
    b.at(node)
    return b.emit(ops.MakeFunction(function, (), tuple(local_of(b, name) for name in function.free)))


def declare_names(function: Function, scope) -> None:
    """The namespace; the cell that methods find their class in; what they capture from functions around."""
    function.locals[NAMESPACE] = Local(NAMESPACE, parameter=0, maybe_unbound=False)
    if scope.needs_class_cell:
        function.locals[CLASS_CELL] = Local(CLASS_CELL, captured=True)
    function.free = tuple(name for name, symbol in scope.symbols.items()
                          if symbol.storage is Storage.FREE or symbol.free_in_class)
    for index, name in enumerate(function.free):
        function.locals[name] = Local(name, free=index)


def describe_class(b: Builder, node: ast.ClassDef) -> None:
    """What the namespace holds from the start."""
    store_fact(b, "__module__", load_module_name(b, "__name__"))
    if has_annotations(node.body):
        store_fact(b, "__annotations__", b.emit(ops.BuildDict((), ())))
    doc = ast.get_docstring(node, clean=False)
    if doc is not None:
        store_fact(b, "__doc__", b.const(doc))


def store_fact(b: Builder, name: str, value: Temp) -> None:
    b.emit(ops.SetItem(b.emit(ops.Load(NAMESPACE)), b.const(name), value))


# Fields

def fields_of(node: ast.ClassDef) -> tuple[str, ...]:
    """The attributes that methods assign to their first parameter, in order of appearance."""
    found: dict[str, None] = {}
    methods = [statement for statement in node.body if isinstance(statement, ast.FunctionDef)]
    for method in sorted(methods, key=lambda method: method.name != "__init__"):
        if (own := first_parameter(method)) is not None:
            collect_fields(method.body, own, node.name, found)
    return tuple(found)


def first_parameter(method: ast.FunctionDef) -> str | None:
    """The name of `self`; None for a static or class method."""
    marks = {decorator.id for decorator in method.decorator_list if isinstance(decorator, ast.Name)}
    parameters = method.args.posonlyargs + method.args.args
    is_static = marks & {"staticmethod", "classmethod"} or method.name == "__new__"
    return parameters[0].arg if parameters and not is_static else None


def collect_fields(body: list[ast.stmt], own: str, private: str, found: dict[str, None]) -> None:
    from dwarfpython.syntax.scope import mangle
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ClassDef):
            continue
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) \
                and node.value.id == own:
            found[mangle(private, node.attr)] = None
        waiting += reversed(list(ast.iter_child_nodes(node)))


# The struct, for debuggers

def note_record(b: Builder, node: ast.ClassDef, fields: tuple[str, ...]) -> None:
    """Remembers the struct of a class of the module's body whose bases are known there as well."""
    classes, names = b.unit.module.classes, [base.id if isinstance(base, ast.Name) else None for base in node.bases]
    for name in names[1:]:
        mix(b.unit.module, name)
    if not b.function.is_body or node.keywords or node.name in classes or has_slots(node):
        return
    bases = [classes.get(name) for name in names if name != "object"]
    if not all(bases):
        return
    inherited = dict.fromkeys(name for base in bases for name in base.fields)
    classes[node.name] = ClassRecord(node.name, tuple({**inherited, **dict.fromkeys(fields)}), node.lineno,
                                     tuple(name for name in names if name != "object"))


def mix(module: Module, name: str | None) -> None:
    """A second base: in its instances, the fields of the class and of its own bases may have other places."""
    if name is not None and name not in module.mixed:
        module.mixed.add(name)
        for base in module.classes[name].bases if name in module.classes else ():
            mix(module, base)


def has_slots(node: ast.ClassDef) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__slots__" for statement in node.body
               if isinstance(statement, ast.Assign) for target in statement.targets)


STATEMENTS[ast.ClassDef] = build_ClassDef
