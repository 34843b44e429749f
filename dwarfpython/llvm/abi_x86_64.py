"""The System V ABI for x86-64: how a value of a C type travels as an argument or a result, in LLVM's terms.

LLVM assigns registers to flat parameters in order, but knows no C structs: an aggregate that no longer fits into
the registers that remain must go to memory as a whole, which is decided here (`Registers`).
Source: System V ABI, AMD64 supplement, section 3.2.3.
"""

from __future__ import annotations

from dataclasses import dataclass

from dwarfpython.dwarf import types as c

TRIPLE = "x86_64-unknown-linux-gnu"
EIGHTBYTE = 8
NO_CLASS, INTEGER, SSE, X87, X87UP, MEMORY = "none", "integer", "sse", "x87", "x87up", "memory"


@dataclass(frozen=True)
class Passing:
    """One value in a call. `pieces`: LLVM types in registers, each an eightbyte of an aggregate, or the scalar.

    `memory`: an aggregate in memory (byval as an argument, sret as a result) of `size` and `alignment` bytes.
    """

    pieces: tuple[str, ...] = ()
    memory: bool = False
    scalar: bool = False
    size: int = 0
    alignment: int = 8
    x87: bool = False        # a struct of one long double: as a result, it is in st(0)
    extension: str = ""      # "signext" or "zeroext" for integers narrower than 32 bits

    @property
    def result(self) -> str:
        """The LLVM type of a function's result."""
        if self.memory or not self.pieces:
            return "void"
        return self.pieces[0] if len(self.pieces) == 1 else "{" + ", ".join(self.pieces) + "}"


def passing(ctype: c.Type) -> Passing:
    """How a value of `ctype` travels when enough registers remain."""
    plain = c.strip(ctype)
    if isinstance(plain, c.Void):
        return Passing()
    if isinstance(plain, (c.Record, c.Array)):
        return aggregate(plain)
    if isinstance(plain, c.Base) and plain.encoding == "complex":
        return complex_number(plain)
    return Passing((scalar_type(plain),), scalar=True, size=c.sizeof(plain) or 8, extension=extension(plain))


def returning(ctype: c.Type) -> Passing:
    """How a result of `ctype` travels."""
    found = passing(ctype)
    return Passing(("x86_fp80",), size=found.size, alignment=found.alignment) if found.x87 else found


def scalar_type(plain: c.Type) -> str:
    """The LLVM type of a scalar in memory and in registers."""
    if isinstance(plain, c.Enum):
        plain = c.strip(plain.underlying)
    if isinstance(plain, c.Base):
        if plain.encoding == "float":
            return {4: "float", 8: "double", 16: "x86_fp80"}.get(plain.size, "i64")
        return f"i{8 * plain.size}"
    return "ptr"


def extension(plain: c.Type) -> str:
    if isinstance(plain, c.Enum):
        plain = c.strip(plain.underlying)
    if not isinstance(plain, c.Base) or not plain.is_integer or plain.size >= 4:
        return ""
    return "signext" if plain.signed else "zeroext"


def complex_number(base: c.Base) -> Passing:
    if base.size == 8:
        return Passing(("<2 x float>",), size=8)
    if base.size == 16:
        return Passing(("double", "double"), size=16)
    return Passing(memory=True, size=32, alignment=16)


def aggregate(plain: c.Record | c.Array) -> Passing:
    size, alignment = c.sizeof(plain) or 0, max(c.alignof(plain), 8)
    if size == 0:
        return Passing()
    if size > 2 * EIGHTBYTE:
        return Passing(memory=True, size=size, alignment=alignment)
    classes = [NO_CLASS] * ((size + EIGHTBYTE - 1) // EIGHTBYTE)
    widths = [0] * len(classes)
    if not classify(plain, 0, classes, widths) or {X87, X87UP, MEMORY} & set(classes):
        return Passing(memory=True, size=size, alignment=alignment, x87=classes == [X87, X87UP])
    if classes[-1] == NO_CLASS and alignment > EIGHTBYTE:
        classes.pop()                    # padding; a hole elsewhere is a bit-field without a name, which DWARF leaves out
    pieces = tuple(piece(kind, min(EIGHTBYTE, size - EIGHTBYTE * i), widths[i]) for i, kind in enumerate(classes))
    return Passing(pieces, size=size, alignment=c.alignof(plain))


def piece(kind: str, size: int, width: int) -> str:
    """The LLVM type of one eightbyte; `width`: the widest float in it."""
    if kind != SSE:
        return "i64"
    if width == 8:
        return "double"
    return "float" if size <= 4 else "<2 x float>"


def classify(ctype: c.Type, offset: int, classes: list[str], widths: list[int]) -> bool:
    """Merges the classes of the scalars of an aggregate into its eightbytes; False: it goes to memory."""
    plain = c.strip(ctype)
    if isinstance(plain, c.Record):
        return all(classify_member(member, offset, classes, widths) for member in plain.members)
    if isinstance(plain, c.Array):
        step = c.sizeof(plain.element) or 0
        return all(classify(plain.element, offset + i * step, classes, widths) for i in range(plain.count or 0))
    return classify_scalar(plain, offset, classes, widths)


def classify_scalar(plain: c.Type, offset: int, classes: list[str], widths: list[int]) -> bool:
    size, encoding = c.sizeof(plain) or EIGHTBYTE, getattr(plain, "encoding", None)
    if offset % c.alignof(plain):
        return False                     # packed
    if encoding == "float" and size > EIGHTBYTE:
        merge(classes, widths, 0, X87, 0)
        merge(classes, widths, 1, X87UP, 0)
        return True
    kind = SSE if encoding in ("float", "complex") else INTEGER
    width = size // 2 if encoding == "complex" else size
    for i in range(offset // EIGHTBYTE, (offset + size - 1) // EIGHTBYTE + 1):
        merge(classes, widths, i, kind, width)
    return True


def classify_member(member: c.Member, offset: int, classes: list[str], widths: list[int]) -> bool:
    if member.bit_size is None:
        return classify(member.type, offset + member.offset, classes, widths)
    if member.bit_size == 0 or member.name is None:
        return True
    first = (offset + member.offset) * 8 + member.bit_offset
    for i in range(first // 64, (first + member.bit_size - 1) // 64 + 1):
        merge(classes, widths, i, INTEGER, 8)
    return True


def merge(classes: list[str], widths: list[int], i: int, kind: str, width: int) -> None:
    if i >= len(classes):
        return
    if classes[i] not in (NO_CLASS, kind):
        kind = INTEGER if INTEGER in (classes[i], kind) else MEMORY       # x87 and SSE
    classes[i] = kind
    widths[i] = max(widths[i], width)


@dataclass
class Registers:
    """The argument registers that remain."""

    integer: int = 6
    sse: int = 8

    def take(self, value: Passing) -> Passing:
        """How this argument really travels: wholly in memory when its registers do not remain."""
        if value.memory or not value.pieces:
            return value
        sse = sum(p in ("float", "double", "<2 x float>") for p in value.pieces)
        integer = sum(p.startswith("i") or p == "ptr" for p in value.pieces)
        if value.pieces == ("i128",):
            integer = 2
        if integer <= self.integer and sse <= self.sse:
            self.integer -= integer
            self.sse -= sse
            return value
        if value.scalar:
            self.integer = max(0, self.integer - integer) if integer == 1 else self.integer
            return value
        return Passing(memory=True, size=value.size, alignment=max(value.alignment, 8))


@dataclass(frozen=True)
class Signature:
    """A C function in LLVM's terms."""

    result: Passing
    arguments: tuple[Passing, ...]
    variadic: bool

    @property
    def llvm(self) -> str:
        """`result (parameters)`, as calls of variadic functions need it: without the attributes of parameters."""
        found = ["ptr"] if self.result.memory else []
        for argument in self.arguments:
            found += ["ptr"] if argument.memory else argument.pieces
        return f"{self.result.result} ({', '.join(found + ['...'] * self.variadic)})"

    def parameters(self) -> list[str]:
        found = [f"ptr sret([{self.result.size} x i8])"] if self.result.memory else []
        for argument in self.arguments:
            found += argument_types(argument)
        return found + (["..."] if self.variadic else [])


def argument_types(argument: Passing) -> list[str]:
    if argument.memory:
        return [f"ptr byval([{argument.size} x i8]) align {argument.alignment}"]
    return [f"{p} {argument.extension}".strip() for p in argument.pieces]


def signature(function: c.Function, extra: tuple[c.Type, ...] = ()) -> Signature:
    """The signature of a function, `extra` being the promoted types of variadic arguments in one call."""
    result = returning(function.result)
    registers = Registers()
    if result.memory:
        registers.integer -= 1
    arguments = tuple(registers.take(passing(kind)) for kind in (*function.parameters, *extra))
    return Signature(result, arguments, function.variadic or not function.prototyped)
