"""The operations. Each is a dataclass that nobody changes; operands are temporaries, which are assigned once.

Variables of the source are not temporaries: they are read and written by name (`Load`, `Store` ...), so that each has one
home that a debugger can find. Control flow is explicit; an operation that fails continues at its block's `handler`, or
leaves the function when there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Temp:
    """The result of one instruction, numbered within its function."""

    number: int

    def __str__(self) -> str:
        return f"%{self.number}"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of source: lines from 1, columns from 0 in UTF-8 bytes."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, eq=False)
class Inlined:
    """A comprehension: to the user a function of its own, in the IR a part of the function around it."""

    name: str                # "<listcomp>"
    span: Span               # the whole expression, which "calls" it
    outer: Inlined | None    # the comprehension that it stands in


class Op:
    """Base of all operations: has for all what `dataclass` would make for each."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


def op(cls: type) -> type:
    """Of a hundred classes, all methods but __init__ would take a tenth of a small program's compilation to make."""
    return dataclass(eq=False, repr=False)(cls)


# Values

@op
class Const(Op):
    value: object            # int, float, bool, None, str, bytes, Ellipsis


@op
class Load(Op):
    """Reads a local variable, UnboundLocalError where it has none. `own`: only to be added to, as in `name += ...`."""

    name: str
    own: bool = False


@op
class Store(Op):
    name: str
    value: Temp


@op
class Nop(Op):
    """A line to stop at that has no code otherwise: `pass`, `break`, `continue`, `try`."""


@op
class Unbind(Op):
    """`del name`, also at the end of `except ... as name`; `quiet` when the name need not be bound."""

    name: str
    quiet: bool = False


@op
class Begin(Op):
    """The variables of a comprehension as new: not bound, those that inner functions share in new cells."""

    names: tuple[str, ...]


LAST_ECHO = "_"        # in a session a builtin that is a variable: the value that the prompt showed last


@op
class LoadGlobal(Op):
    name: str
    hides_builtin: bool = False         # which it means while it is not bound
    own: bool = False                   # as of Load


@op
class StoreGlobal(Op):
    name: str
    value: Temp


@op
class UnbindGlobal(Op):
    name: str
    quiet: bool = False


@op
class LoadNative(Op):
    """A name of an imported library, in whichever meaning its use takes."""

    name: object             # names.NativeName


@op
class StoreNative(Op):
    """Assigns to a library's variable, as in `c.errno = 0`."""

    name: object
    value: Temp


@op
class LoadBuiltin(Op):
    name: str


@op
class LoadType(Op):
    """A C type as a value, as in `new("int[4]")`."""

    ctype: object            # dwarf.types.Type


@op
class AddressOfMember(Op):
    object: Temp
    name: str


@op
class AddressOfItem(Op):
    object: Temp
    key: Temp


@op
class AddressOfVariable(Op):
    name: object             # names.NativeName


@op
class LoadNamed(Op):
    """A name in text of exec: of the local mapping, None where it is not looked for there, of the global one, or a builtin."""

    locals: Temp | None
    globals: Temp
    name: str
    builtin: Temp | None


@op
class StoreNamed(Op):
    namespace: Temp
    name: str
    value: Temp


@op
class DeleteNamed(Op):
    namespace: Temp
    name: str
    quiet: bool


# Operators

@op
class Binary(Op):
    operator: str            # "+", "-", ...
    left: Temp
    right: Temp
    in_place: bool = False
    grows: bool = False      # `name += ...`: text that nothing else holds may grow where it is
    passed: bool = False     # the result goes to one other operator and nowhere else: that one spends it
    spends: tuple[bool, bool] = (False, False)       # left and right: such results


@op
class Unary(Op):
    operator: str            # "-", "+", "~"
    operand: Temp


@op
class Compare(Op):
    operator: str            # "==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"
    left: Temp
    right: Temp
    rich: bool = False       # the result itself is wanted, not only its truth: a class may give any object
    spends: tuple[bool, bool] = (False, False)       # as of Binary


@op
class Not(Op):
    operand: Temp


# Items and attributes

@op
class GetAttr(Op):
    object: Temp
    name: str


@op
class SetAttr(Op):
    object: Temp
    name: str
    value: Temp


@op
class DelAttr(Op):
    object: Temp
    name: str


@op
class GetItem(Op):
    object: Temp
    key: Temp


@op
class SetItem(Op):
    object: Temp
    key: Temp
    value: Temp


@op
class DelItem(Op):
    object: Temp
    key: Temp


@op
class GetSlice(Op):
    """`object[start:stop:step]`: only what is no sequence sees a slice object."""

    object: Temp
    start: Temp
    stop: Temp
    step: Temp


@op
class SetSlice(Op):
    object: Temp
    start: Temp
    stop: Temp
    step: Temp
    value: Temp


@op
class Slice(Op):
    start: Temp
    stop: Temp
    step: Temp


# Containers and text

@op
class BuildTuple(Op):
    items: tuple[Temp, ...]


@op
class BuildList(Op):
    items: tuple[Temp, ...]


@op
class BuildDict(Op):
    keys: tuple[Temp, ...]
    values: tuple[Temp, ...]


@op
class BuildSet(Op):
    items: tuple[Temp, ...]


@op
class SetAdd(Op):
    set: Temp
    item: Temp


@op
class SetUpdate(Op):
    set: Temp
    iterable: Temp


@op
class ListAppend(Op):
    list: Temp
    item: Temp


@op
class DropList(Op):
    """Of a list that was made for something that only reads it: nobody else has a reference to it."""

    list: Temp


@op
class DropSlice(Op):
    """Of a list that was sliced and then only read: nobody else has it, if all of `lists` are lists and no objects with methods of
    their own."""

    slice: Temp
    lists: tuple[Temp, ...]


@op
class ListExtend(Op):
    list: Temp
    iterable: Temp


@op
class ListToTuple(Op):
    list: Temp


@op
class DictUpdate(Op):
    dict: Temp
    mapping: Temp


@op
class Unpack(Op):
    """Writes the items of an iterable to hidden variables; `star`: index of the starred target, or -1."""

    iterable: Temp
    targets: tuple[str, ...]
    star: int = -1


@op
class Format(Op):
    """One replacement field of an f-string; conversion "s", "r", "a" or ""."""

    value: Temp
    conversion: str
    spec: Temp | None


@op
class Join(Op):
    parts: tuple[Temp, ...]


# Calls

@op
class Call(Op):
    callee: Temp
    args: tuple[Temp, ...]
    keywords: tuple[str, ...] = ()      # names of the last arguments


@op
class CallStar(Op):
    callee: Temp
    args: Temp
    kwargs: Temp


@op
class MergeKeywords(Op):
    """Adds `**mapping` to the keyword arguments of a call; none may come twice."""

    callee: Temp
    kwargs: Temp
    mapping: Temp


@op
class CallMethod(Op):
    object: Temp
    name: str
    args: tuple[Temp, ...]
    keywords: tuple[str, ...] = ()


@op
class CallSuper(Op):
    """`super().name(...)`, without making the object that super() is."""

    after: Temp              # the class of the method
    object: Temp
    name: str
    args: tuple[Temp, ...]
    keywords: tuple[str, ...] = ()


@op
class MakeFunction(Op):
    """A function object; `defaults` by parameter index, `cells`: the variables here that it captures."""

    function: object         # ir.function.Function
    defaults: tuple[tuple[int, Temp], ...]
    cells: tuple[str, ...] = ()


@op
class BuildClass(Op):
    """A class: `body` fills its namespace; `args` are bases, then keyword arguments.

    `fields`: what its methods assign to self."""

    body: Temp
    name: str
    qualname: str
    fields: tuple[str, ...]
    args: tuple[Temp, ...]
    keywords: tuple[str, ...] = ()


@op
class LoadCell(Op):
    """The cell of a captured variable, not its value."""

    name: str


@op
class MakeGenerator(Op):
    """The generator of an expression: of `function`, over the iterable of its first loop."""

    function: object
    iterable: Temp
    cells: tuple[str, ...]


@op
class Import(Op):
    """A Python module as a value, found by its name, run once. `reason`: why the compiler found no library of this name, or ""."""

    name: str
    reason: str = ""


@op
class ImportLibrary(Op):
    """A native library as a value. `index`: the path of its description, where the runtime finds types by address, or ""."""

    name: str
    soname: str
    index: str


@op
class ImportName(Op):
    """`from module import name`: an attribute or a module of the package, or ImportError."""

    module: Temp
    name: str


@op
class ImportStar(Op):
    """`from module import *`: the names become variables of this module, or entries of a mapping."""

    module: Temp
    into: Temp | None = None


@op
class ImportMissing(Op):
    """An import that cannot be: ImportError when it runs."""

    reason: str


# Iteration

@op
class Each(Op):
    """What a loop goes over: a list or a tuple as it is, of all else an iterator."""

    iterable: Temp


@op
class RangeLimit(Op):
    """The stop of a counting loop as a long: clamped when it is beyond 64 bits, where the loop cannot get anyway."""

    value: Temp


# Generators

@op
class Sent(Op):
    """What a generator gets where it goes on: a value, or a failure by an exception that was thrown in."""


@op
class Delegate(Op):
    """Begins a `yield from`."""

    iterable: Temp


# Exceptions

@op
class Raise(Op):
    exception: Temp
    cause: Temp | None


@op
class RaiseAgain(Op):
    """Makes a caught exception pending again, its traceback kept."""

    exception: Temp


@op
class RaiseAssertion(Op):
    message: Temp | None


@op
class Catch(Op):
    """Takes the pending exception."""


@op
class Matches(Op):
    exception: Temp
    classes: Temp


@op
class Handle(Op):
    """Says what exception is being handled, gives what was before."""

    exception: Temp


@op
class Handled(Op):
    """The exception that is being handled, for a bare `raise`."""


@op
class MatchGroup(Op):
    """except*: a tuple of the part of an exception that these classes match and of what is left, None where that is nothing."""

    exception: Temp
    classes: Temp


@op
class JoinGroups(Op):
    """After the clauses of except*: what of the list is to be raised, or None."""

    original: Temp
    raised: Temp


# Patterns

@op
class MatchSequence(Op):
    """Whether it is a sequence of so many items; `open`: or of more."""

    subject: Temp
    count: int
    open: bool


@op
class MatchMapping(Op):
    """Whether it is a mapping with at least so many items."""

    subject: Temp
    count: int


@op
class MatchKeys(Op):
    """A tuple of the values for these keys; None where one is missing."""

    subject: Temp
    keys: tuple[Temp, ...]


@op
class MatchRest(Op):
    """A dict of what a mapping has besides these keys."""

    subject: Temp
    keys: tuple[Temp, ...]


@op
class MatchClass(Op):
    """A tuple of attributes: the first ones by `__match_args__`, then those named; None where it is no instance or lacks one."""

    subject: Temp
    callee: Temp
    positional: int
    names: tuple[str, ...]


# Context managers

@op
class FindExit(Op):
    """The `__exit__` of a context manager; fails where it is none."""

    manager: Temp


@op
class Enter(Op):
    manager: Temp


@op
class Exit(Op):
    """Whether the context manager suppresses the exception, if one ends the body."""

    manager: Temp
    leave: Temp              # what FindExit gave
    exception: Temp | None


# Session

@op
class Echo(Op):
    """Prints the value of an expression as the prompt does."""

    value: Temp


# Terminators: the last operation of each block, and only there

@op
class Jump(Op):
    target: str


@op
class Branch(Op):
    condition: Temp
    then: str
    otherwise: str


@op
class Next(Op):
    """The next item of what a loop goes over into a variable, or on to `exhausted`. `index` is where a list or a tuple is at."""

    each: Temp
    index: str
    variable: str
    body: str
    exhausted: str


@op
class NextUnpack(Op):
    """As Next, and at once as Unpack, of which no other trace need be: no tuple is made for it. What cannot be unpacked
    fails at `place`."""

    each: Temp
    index: str
    targets: tuple[str, ...]
    place: Span
    body: str
    exhausted: str


@op
class Count(Op):
    """A counting loop's test: while `counter` has not reached `limit`, copies it to `variable`, adds `step`."""

    counter: str
    limit: str
    step: int
    variable: str
    body: str
    exhausted: str


@op
class Again(Op):
    """The end of a turn of a loop that counts in runs: adds `step` to `counter`; until that has reached `end`, copies it to
    `variable` and goes on with `body`, then with `run`. `shown`: the variable of the program that follows, "" if none."""

    counter: str
    end: str
    step: int
    variable: str
    body: str
    run: str
    shown: str


@op
class Run(Op):
    """Between two runs of a counting loop's turns: unless `counter` has reached `limit`, decides where the next run ends
    and begins its first turn, in `body` if all of the `pointers` are good, in `careful` otherwise."""

    counter: str
    limit: str
    step: int
    variable: str
    end: str
    pointers: tuple[str, ...]
    body: str
    careful: str
    exhausted: str
    shown: str


@op
class Yield(Op):
    """Suspends a generator, which goes on at `resume`."""

    value: Temp
    resume: str


@op
class Forward(Op):
    """Sends to the iterator of a `yield from` what was sent: its next item into a variable; or on to `exhausted`, where
    Sent gives its result."""

    variable: str
    body: str
    exhausted: str


@op
class Return(Op):
    value: Temp


@op
class Fail(Op):
    """The pending exception goes to the block's handler or the caller."""


TERMINATORS = (Jump, Branch, Next, NextUnpack, Count, Again, Run, Yield, Forward, Return, Fail)


@dataclass(frozen=True, slots=True)
class Instruction:
    result: Temp | None
    op: Op
    span: Span


@dataclass
class Block:
    label: str
    handler: str | None      # where failures continue; None: they leave the function
    loop: bool = False       # inside a loop: worth inline fast paths
    inlined: Inlined | None = None
    instructions: list[Instruction] = field(default_factory=list)
    good: frozenset[str] = frozenset()       # the pointers that are neither NULL nor freed here
    aside: str = ""          # the label of the loop of which this is part of a second copy

    @property
    def terminator(self) -> Op | None:
        last = self.instructions[-1].op if self.instructions else None
        return last if isinstance(last, TERMINATORS) else None


def successors(block: Block) -> list[str]:
    """The labels that control can go to, the handler included."""
    match block.terminator:
        case Jump(target):
            normal = [target]
        case Branch(_, then, otherwise):
            normal = [then, otherwise]
        case Yield(_, resume):
            normal = [resume]
        case Next() | NextUnpack() | Count() | Forward() as loop:
            normal = [loop.body, loop.exhausted]
        case Again() as loop:
            normal = [loop.body, loop.run]
        case Run() as loop:
            normal = [loop.body, loop.careful, loop.exhausted]
        case _:
            normal = []
    return normal + ([block.handler] if block.handler else [])


def operands(operation: Op) -> list[Temp]:
    """The temporaries that an operation reads."""
    found: list[Temp] = []
    for name in operation.__dataclass_fields__:
        value = getattr(operation, name)
        if isinstance(value, Temp):
            found.append(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Temp):
                    found.append(item)
                elif isinstance(item, tuple) and item and isinstance(item[-1], Temp):
                    found.append(item[-1])
    return found
