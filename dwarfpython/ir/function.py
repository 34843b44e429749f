"""Functions and modules of the IR."""

from __future__ import annotations

from dataclasses import dataclass, field

from dwarfpython.ir.ops import Block, Inlined, Span, Temp
from dwarfpython.ir.types import ANY, StaticType


@dataclass
class Local:
    """A variable of a function, or a hidden one (its name starts with "$" or ".", and no debugger sees it).

    A variable of a comprehension is called `x@3`: another one than an `x` of the function around it."""

    name: str
    parameter: int | None = None     # position among the parameters
    captured: bool = False           # an inner function uses it: it lives in a cell
    free: int | None = None          # index among the closure's cells: it is an outer function's
    type: StaticType = ANY
    maybe_unbound: bool = True
    inlined: Inlined | None = None   # the comprehension that it belongs to
    kept: bool = False               # a hidden one that outlives a yield
    grown: bool = False              # `name += ...`: it may hold text that is still growing

    @property
    def shown(self) -> str:
        """The name that the program has for it."""
        return self.name.partition("@")[0]

    @property
    def hidden(self) -> bool:
        return self.name[0] in "$."

    @property
    def in_cell(self) -> bool:
        return self.captured or self.free is not None


@dataclass(frozen=True)
class Parameters:
    """The shape of a parameter list; names in the order of runtime/function.h."""

    names: tuple[str, ...] = ()
    positional_only: int = 0
    positional: int = 0              # the positional-only ones included
    keyword_only: int = 0
    star: bool = False
    star_star: bool = False

    @property
    def defaultable(self) -> int:
        return self.positional + self.keyword_only


@dataclass(frozen=True)
class ClassRecord:
    """The struct that instances of a class are, as far as the compiler knows it."""

    name: str
    fields: tuple[str, ...]
    line: int
    bases: tuple[str, ...] = ()


@dataclass
class Function:
    name: str
    qualname: str
    symbol: str
    parameters: Parameters
    span: Span
    signature: object | None = None  # dwarf.types.Function where the parameters are annotated in C
    locals: dict[str, Local] = field(default_factory=dict)
    free: tuple[str, ...] = ()       # captured variables of outer functions, in the closure's order
    blocks: dict[str, Block] = field(default_factory=dict)
    types: dict[Temp, StaticType] = field(default_factory=dict)
    temporaries: int = 0
    is_body: bool = False            # the module's own code
    is_generator: bool = False
    is_expression: bool = False      # a generator expression: nobody calls it
    has_defaults: bool = False
    doc: str | None = None
    is_class: bool = False           # the body of a class: its names are in a namespace
    record: ClassRecord | None = None    # of a method, what its first parameter is an instance of
    in_registers: tuple[str, ...] = ()   # variables that are not written through to the frame
    reads_frame: bool = False        # it calls locals(), eval() and the like, by these names
    once: bool = True                # its `def` runs at most once, so its defaults can be static

    @property
    def captures(self) -> bool:
        return bool(self.free) or (self.has_defaults and not self.once)


@dataclass
class Module:
    name: str
    filename: str
    source: str
    doc: str | None = None
    functions: list[Function] = field(default_factory=list)   # the body last
    globals: dict[str, None] = field(default_factory=dict)    # variables of the module, in order of appearance
    assigned: set[str] = field(default_factory=set)           # those that it assigns itself
    classes: dict[str, ClassRecord] = field(default_factory=dict)   # by the variable that the body binds
    methods: set[str] = field(default_factory=set)            # the names of all functions in class statements
    mixed: set[str] = field(default_factory=set)              # second bases: `self` may have another layout
    hints: dict[str, str] = field(default_factory=dict)       # for a name that nothing defines: one of a library that is near
    known: dict[str, Function] = field(default_factory=dict)  # functions that a `def` of the body binds, by variable
    imported_as: str | None = None                            # the dotted name; of a program the one that -m gave
    libraries: tuple[str, ...] = ()                           # native ones whose names count unqualified
    is_text: bool = False                                     # of exec or eval
    grown: set[str] = field(default_factory=set)              # variables of which `name += ...` is said
    is_file: bool = True                                      # no text of `-c`, no input of a session

    @property
    def facts(self) -> dict[str, object]:
        """The names that every module has from the start."""
        file = {"__file__": self.filename} if self.is_file else {}
        return {"__name__": self.name, "__doc__": self.doc} | file

    @property
    def body(self) -> Function:
        return self.functions[-1]
