"""A note and the prototype that it speaks of: names become positions, constants numbers. What does not fit is an AnnotationError."""

from __future__ import annotations

from dataclasses import dataclass

from ..dwarf import types as c
from .read import RESULT, AnnotationError, Note

IN, OUT, INOUT = "IN", "OUT", "INOUT"
THE_RESULT = -1                  # where a position is wanted
NOWHERE = -2
CLASSES = {"negative", "nonzero", "errno"}
ONE_VALUE = {("nonzero",)}       # failures beside which only one result remains


@dataclass(frozen=True)
class Parameter:
    """`size`: of an output that is an array; a number, or where `size_of` is a parameter's position that parameter's value."""

    name: str
    role: str = IN
    size: int = 0
    size_of: int = NOWHERE
    release: object = None       # the function that frees what is given: names.NativeName
    has_default: bool = False
    default: int | None = None   # None: NULL


@dataclass(frozen=True)
class Annotation:
    """What a call needs to know. Positions are of parameters, or THE_RESULT, or NOWHERE."""

    function: object             # dwarf.library.NativeFunction
    parameters: tuple[Parameter, ...]
    gives: tuple[tuple[int, int], ...]       # (what, position of its length)
    fails: tuple[str, ...]                   # of CLASSES
    values: tuple[int, ...]                  # that the result is compared with
    succeeds: bool                           # `values` are the good ones
    error: str                               # "errno", "result" or "message"
    message: object                          # names.NativeName
    message_of: object                       # what is given `message_arguments`, and gives the argument of `message`
    message_arguments: tuple[int, ...]
    raises: str
    file: int
    end: bool
    release: object                          # of the result

    @property
    def inputs(self) -> tuple[str, ...]:
        return tuple(parameter.name for parameter in self.parameters if parameter.role != OUT)

    def fits(self, positional: int, keywords: tuple[str, ...]) -> bool:
        """Whether a call leaves out all outputs and nothing else. C's own calls have arguments for all parameters."""
        kind = self.function.type
        given = [*self.inputs[:positional], *keywords]
        needed = {parameter.name for parameter in self.parameters if parameter.role != OUT and not parameter.has_default}
        return (len(self.inputs) < len(kind.parameters) and not kind.variadic and positional <= len(self.inputs)
                and needed <= set(given) <= set(self.inputs) and len(set(given)) == len(given))

    @property
    def call(self) -> str:
        """`result, endptr = strtol(nptr, base)`."""
        names = [RESULT if what == THE_RESULT else self.parameters[what].name for what, _ in self.gives]
        more = ("...",) if self.function.type.variadic else ()
        call = f"{self.function.name}({', '.join((*self.inputs, *more))})"
        return f"{', '.join(names)} = {call}" if names else call


def resolve(note: Note, function, find_function, find_constant, is_exception) -> Annotation:
    """`find_function` gives a NativeName, `find_constant` a constant of the library; None where there is none of the name."""
    return Resolver(note, function, find_function, find_constant, is_exception).annotation()


@dataclass
class Resolver:
    note: Note
    function: object
    find_function: object
    find_constant: object
    is_exception: object

    def annotation(self) -> Annotation:
        note = self.note
        self.check_names()
        error, message_of, message_arguments = note.error
        message = None if error in ("errno", RESULT) else self.wanted_function("error", error)
        condition, key = note.succeeds or note.fails, "succeeds" if note.succeeds else "fails"
        if note.raises and not self.is_exception(note.raises):
            raise self.fault("raises", f"'{note.raises}' is no exception")
        return Annotation(
            self.function, tuple(map(self.parameter, range(len(self.names)))), self.given(),
            tuple(item for item in condition if item in CLASSES), tuple(self.value(key, item) for item in condition if item not in CLASSES),
            bool(note.succeeds), error if message is None else "message", message,
            self.wanted_function("error", message_of) if message_of else None,
            tuple(self.position("error", name) for name in message_arguments), note.raises or ("OSError" if message is None else "RuntimeError"),
            self.parameter_position("file", note.file) if note.file else NOWHERE, note.end, self.release(RESULT))

    def fault(self, key: str, text: str) -> AnnotationError:
        line = self.note.lines.get(key, self.note.lines[""])
        return AnnotationError(f"{self.note.path}:{line}: [{self.function.name}] {text}")

    @property
    def names(self) -> tuple[str, ...]:
        kind = self.function.type
        if kind is None:
            raise self.fault("", "the library does not describe this function")
        if self.note.parameters and len(self.note.parameters) != len(kind.parameters):
            raise self.fault("parameters", f"{len(self.note.parameters)} names for the {len(kind.parameters)} parameters of {self.function.prototype}")
        # Headers reserve their names: `__nptr` is nptr.
        own = [(name or f"argument{i + 1}").lstrip("_") for i, name in enumerate(self.function.parameter_names)]
        return self.note.parameters or tuple(own)

    def parameter(self, index: int) -> Parameter:
        name, note = self.names[index], self.note
        sizes = dict(note.out)
        role = OUT if name in sizes else INOUT if name in note.inout else IN
        if role != IN:
            self.need_pointer(index)
        size = sizes.get(name, "")
        number = int(size) if size.isdigit() else 0
        default = note.default.get(name)
        if default is not None and role == OUT:
            raise self.fault("default", f"{name} is an output: it has no default")
        return Parameter(name, role, number, self.parameter_position("out", size) if size and not number else NOWHERE, self.release(name),
                         default is not None, None if default in (None, "NULL") else self.value("default", default))

    def need_pointer(self, index: int) -> None:
        kind = c.strip(self.function.type.parameters[index])
        target = c.strip(kind.target) if isinstance(kind, c.Pointer) else None
        sized = bool(dict(self.note.out).get(self.names[index]))
        if target is None or isinstance(target, c.Function) or not (c.sizeof(target) or sized and isinstance(target, c.Void)):
            key = "out" if self.names[index] in dict(self.note.out) else "inout"
            raise self.fault(key, f"{self.names[index]} cannot be an output: it is a {self.function.type.parameters[index]}")

    def given(self) -> tuple[tuple[int, int], ...]:
        """By default the result, where it can have more values than one, then the outputs."""
        note, is_void = self.note, isinstance(c.strip(self.function.type.result), c.Void)
        gives = note.gives
        if gives is None:
            status = note.fails in ONE_VALUE or len(note.succeeds) == 1
            gives = () if is_void or status else ((RESULT, ""),)
            gives += tuple((name, "") for name, _ in note.out) + tuple((name, "") for name in note.inout)
        if is_void and RESULT in dict(gives):
            raise self.fault("gives", "gives no result: it is void")
        return tuple((self.position("gives", name), self.position("gives", length) if length else NOWHERE) for name, length in gives)

    def position(self, key: str, name: str) -> int:
        return THE_RESULT if name == RESULT and name not in self.names else self.parameter_position(key, name)

    def parameter_position(self, key: str, name: str) -> int:
        if name not in self.names:
            raise self.fault(key, f"there is no parameter '{name}': {self.function.prototype}")
        return self.names.index(name)

    def check_names(self) -> None:
        note = self.note
        for key, names in (("out", dict(note.out)), ("inout", note.inout), ("owns", note.owns), ("default", note.default)):
            for name in names:
                if name != RESULT:
                    self.parameter_position(key, name)

    def value(self, key: str, item: int | str) -> int:
        if item == "NULL":
            return 0
        found = item if isinstance(item, int) else self.find_constant(item)
        if not isinstance(found, int) or not -2**63 <= found < 2**64:
            raise self.fault(key, f"the library has no constant '{item}'")
        return found if found < 2**63 else found - 2**64

    def release(self, name: str) -> object:
        freed_by = self.note.owns.get(name)
        return freed_by and self.wanted_function("owns", freed_by)

    def wanted_function(self, key: str, name: str) -> object:
        found = self.find_function(name)
        if found is None:
            raise self.fault(key, f"there is no function '{name}'")
        return found
