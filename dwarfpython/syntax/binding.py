"""The walk that finds a program's scopes and how each uses its names; scope.py resolves what it notes."""

from __future__ import annotations

import ast

from . import depth
from .fault import at_node
from .scope import (ANNOTATED, ASSIGNED, DECLARED_GLOBAL, DECLARED_NONLOCAL, IMPORTED, ITERATION, PARAMETER,
                    REFERENCED, Scope, ScopeTree, Symbol, resolve)

_COMPREHENSIONS = {
    ast.ListComp: ("listcomp", "list comprehension"), ast.SetComp: ("setcomp", "set comprehension"),
    ast.DictComp: ("dictcomp", "dict comprehension"), ast.GeneratorExp: ("genexpr", "generator expression"),
}


def bind(tree: ast.Module) -> ScopeTree:
    """The scopes of a program; Fault where its names contradict each other."""
    with depth.room():
        binder = _Binder(tree)
        binder.visit_all(tree.body)
        resolve(binder.module)
    return ScopeTree(binder.module, binder.of, binder.lazy_annotations)


class _Binder:
    """`scope` is the one being walked; `iterables` counts the comprehension iterables around the place."""

    def __init__(self, tree: ast.Module):
        self.module = self.scope = Scope("module", "top", tree)
        self.of: dict[ast.AST, Scope] = {tree: self.module}
        self.iterables: dict[Scope, int] = {}
        self.is_target = False  # of a comprehension's loop
        self.lazy_annotations = _has_lazy_annotations(tree)

    def visit(self, node: ast.AST | None) -> None:
        if node is not None:
            handler = _HANDLERS.get(type(node))
            if handler:
                handler(self, node)
            else:
                self.visit_fields(node)

    def visit_all(self, nodes) -> None:
        for node in nodes:
            self.visit(node)

    def visit_fields(self, node: ast.AST) -> None:
        for name in node._fields:
            value = getattr(node, name)
            if isinstance(value, ast.AST):
                self.visit(value)
            elif isinstance(value, list):
                self.visit_all(item for item in value if isinstance(item, ast.AST))

    def enter(self, kind: str, name: str, node: ast.AST, private: str | None = None) -> Scope:
        scope = Scope(kind, name, node, self.scope, private or self.scope.private)
        self.scope.children.append(scope)
        self.of[node] = scope
        self.scope = scope
        return scope

    def leave(self) -> None:
        self.scope = self.scope.parent

    def use(self, name: str, how: int, node: ast.AST, scope: Scope | None = None) -> None:
        """Note a use of a name, mangled for the current scope even where another one is given."""
        name = self.scope.mangled(name)
        scope = scope or self.scope
        symbol = scope.symbols.get(name)
        if symbol is None:
            symbol = scope.symbols[name] = Symbol(name)
        if how & PARAMETER:
            if symbol.uses & PARAMETER:
                raise at_node(f"duplicate argument '{name}' in function definition", node)
            scope.parameters.append(name)
        if self.is_target and scope is self.scope and how & ASSIGNED:
            if symbol.uses & (DECLARED_GLOBAL | DECLARED_NONLOCAL):
                raise at_node("comprehension inner loop cannot rebind assignment expression target "
                              f"'{name}'", node)
            how |= ITERATION
        symbol.uses |= how
        if how & DECLARED_GLOBAL and scope is not self.module:
            self.module.symbols.setdefault(name, Symbol(name)).uses |= DECLARED_GLOBAL

    # Names

    def visit_Name(self, node: ast.Name) -> None:
        self.use(node.id, REFERENCED if isinstance(node.ctx, ast.Load) else ASSIGNED, node)
        if node.id == "super" and isinstance(node.ctx, ast.Load) and self.scope.is_function:
            self.use("__class__", REFERENCED, node)

    def visit_Global(self, node: ast.Global) -> None:
        self.declare(node, "global", DECLARED_GLOBAL)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.declare(node, "nonlocal", DECLARED_NONLOCAL)

    def declare(self, node: ast.Global | ast.Nonlocal, word: str, how: int) -> None:
        for name in node.names:
            mangled = self.scope.mangled(name)
            symbol = self.scope.symbols.get(mangled)
            problem = _declared_late(symbol.uses, name, word) if symbol else None
            if problem:
                raise at_node(problem, node)
            self.use(name, how, node)
            self.scope.directives.append((mangled, node))

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                if self.scope.kind != "module":
                    raise at_node("import * only allowed at module level", node)
                continue
            self.use(alias.asname or alias.name.partition(".")[0], IMPORTED, alias)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.visit(node.type)
        if node.name:
            self.use(node.name, ASSIGNED, node)
        self.visit_all(node.body)

    def visit_pattern(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping) -> None:
        self.visit_fields(node)
        name = node.rest if isinstance(node, ast.MatchMapping) else node.name
        if name:
            self.use(name, ASSIGNED, node)

    def visit_Try(self, node: ast.Try) -> None:
        for part in (node.body, node.orelse, node.handlers, node.finalbody):
            self.visit_all(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.annotated_name(node)
        else:
            self.visit(node.target)
        self.visit_annotation(node.annotation)
        self.visit(node.value)

    def annotated_name(self, node: ast.AnnAssign) -> None:
        name = node.target.id
        symbol = self.scope.symbols.get(self.scope.mangled(name))
        declared = symbol.uses & (DECLARED_GLOBAL | DECLARED_NONLOCAL) if symbol else 0
        if declared and node.simple and self.scope is not self.module:
            word = "global" if declared & DECLARED_GLOBAL else "nonlocal"
            raise at_node(f"annotated name '{name}' can't be {word}", node)
        if node.simple:
            self.use(name, ANNOTATED | ASSIGNED, node.target)
        elif node.value:
            self.use(name, ASSIGNED, node.target)

    def visit_annotation(self, node: ast.expr | None) -> None:
        if not self.lazy_annotations:
            self.visit(node)

    # Scopes

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.use(node.name, ASSIGNED, node)
        self.visit_defaults(node.args)
        self.visit_annotations(node)
        self.visit_all(node.decorator_list)
        self.enter("function", node.name, node)
        self.add_parameters(node.args)
        self.visit_all(node.body)
        self.leave()

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit_defaults(node.args)
        self.enter("lambda", "lambda", node)
        self.add_parameters(node.args)
        self.visit(node.body)
        self.leave()

    def visit_defaults(self, args: ast.arguments) -> None:
        self.visit_all(args.defaults)
        self.visit_all(args.kw_defaults)

    def visit_annotations(self, node: ast.FunctionDef) -> None:
        args = node.args
        for arg in [*args.posonlyargs, *args.args, args.vararg, args.kwarg, *args.kwonlyargs]:
            if arg:
                self.visit_annotation(arg.annotation)
        self.visit_annotation(node.returns)

    def add_parameters(self, args: ast.arguments) -> None:
        for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]:
            if arg:
                self.use(arg.arg, PARAMETER, arg)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.use(node.name, ASSIGNED, node)
        self.visit_all(node.bases)
        self.visit_all(node.keywords)
        self.visit_all(node.decorator_list)
        self.enter("class", node.name, node, private=node.name)
        self.visit_all(node.body)
        self.leave()

    def visit_comprehension(self, node) -> None:
        """The first iterable belongs to the scope outside."""
        outermost = node.generators[0]
        self.visit_iterable(outermost.iter)
        scope = self.enter("comprehension", _COMPREHENSIONS[type(node)][0], node)
        self.use(".0", PARAMETER, node)
        self.visit_target(outermost.target)
        self.visit_all(outermost.ifs)
        for generator in node.generators[1:]:
            self.visit_target(generator.target)
            self.visit_iterable(generator.iter)
            self.visit_all(generator.ifs)
        if isinstance(node, ast.DictComp):
            self.visit(node.value)
            self.visit(node.key)
        else:
            self.visit(node.elt)
        scope.is_generator = isinstance(node, ast.GeneratorExp)
        self.leave()

    def visit_target(self, node: ast.expr) -> None:
        self.is_target = True
        self.visit(node)
        self.is_target = False

    def visit_iterable(self, node: ast.expr) -> None:
        self.iterables[self.scope] = self.iterables.get(self.scope, 0) + 1
        self.visit(node)
        self.iterables[self.scope] -= 1

    def visit_yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        self.visit(node.value)
        if self.scope.kind == "comprehension":
            raise at_node(f"'yield' inside {_COMPREHENSIONS[type(self.scope.node)][1]}", node)
        self.scope.is_generator = True

    # Assignment expressions

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        if self.iterables.get(self.scope):
            raise at_node("assignment expression cannot be used in a comprehension iterable expression", node)
        if self.scope.kind == "comprehension":
            self.bind_outside(node.target)
        self.visit(node.value)
        self.visit(node.target)

    def bind_outside(self, target: ast.Name) -> None:
        """A target in a comprehension is a variable of the function or module around it."""
        name = self.scope.mangled(target.id)
        scope = self.scope
        while scope.kind == "comprehension":
            symbol = scope.symbols.get(name)
            if symbol and symbol.uses & ITERATION:
                raise at_node("assignment expression cannot rebind comprehension iteration variable "
                              f"'{target.id}'", target)
            scope = scope.parent
        if scope.kind == "class":
            raise at_node("assignment expression within a comprehension cannot be used in a class body",
                          target)
        symbol = scope.symbols.get(name)
        is_global = scope.kind == "module" or symbol and symbol.uses & DECLARED_GLOBAL
        self.use(target.id, DECLARED_GLOBAL if is_global else DECLARED_NONLOCAL, target)
        self.scope.directives.append((name, target))
        self.use(target.id, DECLARED_GLOBAL if scope.kind == "module" else ASSIGNED, target, scope)


def _declared_late(uses: int, name: str, word: str) -> str | None:
    if uses & PARAMETER:
        return f"name '{name}' is parameter and {word}"
    if uses & REFERENCED:
        return f"name '{name}' is used prior to {word} declaration"
    if uses & ANNOTATED:
        return f"annotated name '{name}' can't be {word}"
    if uses & ASSIGNED:
        return f"name '{name}' is assigned to before {word} declaration"
    return None


def _has_lazy_annotations(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__"
               and any(alias.name == "annotations" for alias in node.names) for node in tree.body)


_HANDLERS = {
    ast.Name: _Binder.visit_Name,
    ast.Global: _Binder.visit_Global,
    ast.Nonlocal: _Binder.visit_Nonlocal,
    ast.Import: _Binder.visit_Import,
    ast.ImportFrom: _Binder.visit_Import,
    ast.ExceptHandler: _Binder.visit_ExceptHandler,
    ast.MatchAs: _Binder.visit_pattern,
    ast.MatchStar: _Binder.visit_pattern,
    ast.MatchMapping: _Binder.visit_pattern,
    ast.Try: _Binder.visit_Try,
    ast.TryStar: _Binder.visit_Try,
    ast.AnnAssign: _Binder.visit_AnnAssign,
    ast.FunctionDef: _Binder.visit_FunctionDef,
    ast.Lambda: _Binder.visit_Lambda,
    ast.ClassDef: _Binder.visit_ClassDef,
    ast.NamedExpr: _Binder.visit_NamedExpr,
    ast.ListComp: _Binder.visit_comprehension,
    ast.SetComp: _Binder.visit_comprehension,
    ast.DictComp: _Binder.visit_comprehension,
    ast.GeneratorExp: _Binder.visit_comprehension,
    ast.Yield: _Binder.visit_yield,
    ast.YieldFrom: _Binder.visit_yield,
}
