"""The state of building one function: the current block, the handler of failures, the constructs that surround us."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from dwarfpython.errors import SourceError
from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Local, Module
from dwarfpython.ir.ops import Block, Inlined, Instruction, Op, Span, Temp


@dataclass
class Loop:
    """A loop that `break` and `continue` may leave."""

    next: str
    exit: str


@dataclass
class Finally:
    """A `try` whose `finally` runs on every way out.

    Its body is there once: each way out stores its number in the hidden variable `way` and jumps to `block`; after the
    body the way goes on. `exits`: what builds the rest of each way, numbered from FIRST_EXIT.
    """

    block: Block
    way: str
    exits: list = field(default_factory=list)


NORMAL, FAILED, FIRST_EXIT = 0, 1, 2     # ways into a finally body


@dataclass
class Handling:
    """An except clause at work: leaving it restores what was being handled before, and unbinds its name.

    `previous` is a hidden variable; `way`, of a finally body, says whether an exception brought us there at all."""

    previous: str
    name: str | None
    handler: str | None
    way: str | None = None


@dataclass
class Comprehension:
    """A comprehension that is being built: its scope, and the function's variable for each of its own."""

    scope: object
    variables: dict[str, str]
    inlined: Inlined


NOWHERE = Span(0, 0, 0, 0)


@dataclass
class Unit:
    """What the functions of one module share while they are built."""

    module: Module
    scopes: object                   # syntax.scope: node -> Scope
    names: object                    # names.Names
    interactive: bool = False
    earlier: frozenset[str] = frozenset()    # variables that earlier inputs of the session have assigned
    lines: tuple[str, ...] = ()

    symbols: set[str] = field(default_factory=set)
    is_text: bool = False            # of exec or eval: texts.py
    has_star: bool = False           # names of other modules may come in, also of builtins: `from module import *`

    def unique_symbol(self, symbol: str) -> str:
        """`symbol`, or a numbered variant where a function of this name exists already."""
        numbered, n = symbol, 1
        while numbered in self.symbols:
            n += 1
            numbered = f"{symbol}.{n}"
        self.symbols.add(numbered)
        return numbered


def span_of(node: ast.AST) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


class Builder:
    def __init__(self, unit: Unit, function: Function, scope: object):
        self.unit = unit
        self.function = function
        self.scope = scope
        self.handler: str | None = None
        self.context: list[Loop | Finally | Handling] = []
        self.comprehensions: list[Comprehension] = []
        self.loop_depth = 0
        self.place = function.span
        self.labels = 0
        self.block = self.new_block("entry")
        self.use(self.block)

    # Blocks

    def new_block(self, hint: str) -> Block:
        """A block, not yet part of the function, under the handler that is current now."""
        self.labels += 1
        return Block(f"{hint}.{self.labels}", self.handler, self.loop_depth > 0, self.inlined)

    def use(self, block: Block) -> None:
        """Continues in `block`."""
        self.function.blocks[block.label] = block
        self.block = block

    def start(self, hint: str) -> Block:
        """A new block that the current one falls into."""
        block = self.new_block(hint)
        self.jump(block)
        self.use(block)
        return block

    @property
    def inlined(self) -> Inlined | None:
        return self.comprehensions[-1].inlined if self.comprehensions else None

    @property
    def qualifier(self) -> str:
        """What the qualified names of functions made here begin with."""
        outer = "" if self.function.is_body else self.function.qualname + ("." if self.function.is_class else ".<locals>.")
        return outer + "".join(f"{entry.inlined.name}." for entry in self.comprehensions)

    @property
    def reachable(self) -> bool:
        return self.block.terminator is None

    # Instructions

    def at(self, node: ast.AST) -> None:
        """What follows comes from `node`."""
        self.place = span_of(node)

    def at_name(self, node: ast.AST, attribute: ast.Attribute) -> None:
        """As `at`; where an attribute's name stands on a later line than its object: that name."""
        self.at(node)
        if attribute.lineno != attribute.end_lineno:
            line, end = attribute.end_lineno, attribute.end_col_offset
            self.place = Span(line, max(end - len(attribute.attr.encode()), 0), line, end)

    def nowhere(self) -> None:
        """What follows belongs to no line of the program."""
        self.place = NOWHERE

    def emit(self, operation: Op) -> Temp:
        """Appends an operation, gives its result. After a terminator it is dropped: the code is unreachable."""
        self.function.temporaries += 1
        result = Temp(self.function.temporaries)
        if self.block.terminator is not None:
            self.use(self.new_block("unreachable"))
        self.block.instructions.append(Instruction(result, operation, self.place))
        return result

    def sliced(self, value: Temp) -> Temp | None:
        """Of what a value is a slice, where one was made in this block."""
        made = next((i.op for i in reversed(self.block.instructions) if i.result == value), None)
        return made.object if isinstance(made, ops.GetSlice) else None

    def end(self, operation: Op) -> None:
        if self.block.terminator is None:
            self.block.instructions.append(Instruction(None, operation, self.place))

    def jump(self, block: Block) -> None:
        self.end(ops.Jump(block.label))

    def branch(self, condition: Temp, then: Block, otherwise: Block) -> None:
        self.end(ops.Branch(condition, then.label, otherwise.label))

    def const(self, value: object) -> Temp:
        return self.emit(ops.Const(value))

    # Variables

    def hidden(self, hint: str) -> str:
        """A variable that no one sees."""
        name = f"${hint}.{len(self.function.locals)}"
        self.function.locals[name] = Local(name, maybe_unbound=False)
        return name

    def store_hidden(self, hint: str, value: Temp) -> str:
        name = self.hidden(hint)
        self.emit(ops.Store(name, value))
        return name

    # Errors

    def unsupported(self, node: ast.AST, what: str) -> SourceError:
        return self.error(node, f"{what} not supported yet", "unsupported")

    def error(self, node: ast.AST, message: str, kind: str = "SyntaxError") -> SourceError:
        lines = self.unit.lines
        line = lines[node.lineno - 1] if 0 < node.lineno <= len(lines) else ""
        end = node.end_col_offset if node.end_lineno == node.lineno else None
        return SourceError(message, self.unit.module.filename, node.lineno, node.col_offset, end, line, kind)
