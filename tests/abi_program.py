"""Random C signatures and struct layouts: a C library, a Python program that uses it, and what both print.

Each value that crosses the border is printed, leaf by leaf, by the side that receives it. All values are chosen here, so
the expected lines are known. A union shows the member that was written.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

MASK = 2**64 - 1


# Scalars: a value is the text that is printed for it

@dataclass(frozen=True)
class Scalar:
    """`show`: printf's format and a cast; `literal`, `python`, `read`: a value in C, in Python, and how Python prints one."""

    c: str
    values: tuple[str, ...] = ()
    show: tuple[str, str] = ("%ld", "(long){}")
    literal: str = "{}"
    python: str = "{}"
    read: str = "{}"
    bits: int = 0            # a bit-field of this type has at most so many
    signed: bool = True
    promoted: bool = False   # may be a variadic argument


def integers(bits: int, signed: bool) -> tuple[str, ...]:
    low, high = (-2**(bits - 1), 2**(bits - 1) - 1) if signed else (0, 2**bits - 1)
    return tuple(str(n) for n in (low, high, low + 1, 0, min(1, high), high // 3, high - high // 5))


def integer(c: str, bits: int, signed: bool, **more) -> Scalar:
    values = integers(bits, signed)
    if signed and bits == 64:
        return Scalar(c, values, literal="(long){}UL", bits=bits, promoted=True, **more)
    return Scalar(c, values, ("%ld", "(long){}") if signed else ("%lu", "(unsigned long){}"),
                  "{}L" if signed else "{}UL", bits=bits, signed=signed, promoted=bits >= 32, **more)


FRACTIONS = ("0.25", "-3.5", "1048576.75", "-0.125", "7.5", "1e+100", "inf")
WIDE = tuple(f"{high:x}:{low:x}" for high, low in ((0, 5), (MASK, MASK - 6), (2**62, 3), (1, MASK)))
NUMBERS = ("4096", "74565", str(2**47 - 1), str(2**63 + 5))
TEXTS = ("", "a", "some text", "\u00fc\u20ac")
CELLS = ("5", "-7", "2147483647")

CHAR = integer("char", 8, True)
INTEGERS = [integer("signed char", 8, True), integer("unsigned char", 8, False), CHAR,
            integer("short", 16, True), integer("unsigned short", 16, False), integer("int", 32, True),
            integer("unsigned", 32, False), integer("long", 64, True), integer("unsigned long", 64, False),
            integer("long long", 64, True), integer("unsigned long long", 64, False), integer("int16_t", 16, True),
            integer("uint8_t", 8, False), integer("size_t", 64, False)]
ENUMS = [Scalar("enum color", ("0", "1", "4000000000"), ("%lu", "(unsigned long){}"), read="int({})", signed=False, bits=32),
         Scalar("enum sign", ("-1", "0", "7"), read="int({})", bits=32), Scalar("enum tiny", ("0", "200"), read="int({})", bits=8, signed=False),
         Scalar("enum huge", ("-1", str(2**40)), literal="{}L", read="int({})", bits=64)]
BOOL = Scalar("_Bool", ("0", "1"), ("%d", "{}"), python="bool({})", read="int({})", bits=1, signed=False)
FLOATS = [Scalar("float", FRACTIONS[:5], ("%.17g", "{}")),
          Scalar("double", FRACTIONS, ("%.17g", "{}"), literal="READ({})", python="float('{}')", promoted=True)]
LONG_DOUBLE = Scalar("long double", FRACTIONS[:5], ("%.17Lg", "{}"))
COMPLEXES = [Scalar(c, ("0.25:-3.5", "1e+100:0" if c != "float _Complex" else "2:0", "-0.125:7.5"),
                    ("%.17Lg:%.17Lg", "(long double)creall({0}), (long double)cimagl({0})"), literal='read_complex("{}")',
                    python="complex_of('{}')", read="complex_text({})")
             for c in ("float _Complex", "double _Complex", "long double _Complex")]
WIDES = [Scalar(c, WIDE, ("%s", "wide({})"), literal='WIDE("{}")', python=f"{python}('{{}}')", read="wide_text({})")
         for c, python in (("__int128", "signed_wide"), ("unsigned __int128", "wide"))]
NODE = Scalar("struct node *", CELLS, ("%d", "{}->next->n"), literal="node({})", python="node({})", read="{}.next.n",
              promoted=True)
UNARY = Scalar("unary", CELLS, ("%d", "{}(1)"), literal="adder({})", python="adder({})", read="{}(1)", promoted=True)
POINTERS = [Scalar("const char *", TEXTS, ("%s", "{}"), literal='"{}"', python="'{}'", read="str({})", promoted=True),
            Scalar("void *", NUMBERS, ("%lu", "(unsigned long){}"), literal="(void *){}UL", python="cast('void *', {})",
                   read="cast('unsigned long', {})", promoted=True),
            Scalar("int *", CELLS, ("%d", "*{}"), literal="cell({})", python="new('int', {})", read="{}[0]", promoted=True),
            NODE, UNARY]
# `...` says nothing of types: a struct goes by value, and a Python function must be made one of C.
VARIADIC = {NODE: "addressof({})", UNARY: "cast('int (*)(int)', {})"}

COMMON = """
#include <complex.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define READ(number) strtod(#number, NULL)
#define WIDE(text) read_wide(text)
enum color { RED, GREEN, BLUE = 4000000000u };
enum sign { MINUS = -1, ZERO, PLUS = 7 };
enum __attribute__((packed)) tiny { NONE, MANY = 200 };
enum huge { FAR_LEFT = -1, FAR_RIGHT = 1L << 40 };
struct node { int n; struct node *next; };
typedef int (*unary)(int);

static int *cell(int n) { int *p = malloc(sizeof *p); *p = n; return p; }
static struct node *node(int n)
{
    struct node *p = calloc(2, sizeof *p);
    p->next = p + 1, p[1].n = n;
    return p;
}
static unsigned __int128 read_wide(const char *text)
{
    unsigned long high, low;
    sscanf(text, "%lx:%lx", &high, &low);
    return (unsigned __int128)high << 64 | low;
}
static double _Complex read_complex(const char *text)
{
    double real, imaginary;
    sscanf(text, "%lg:%lg", &real, &imaginary);
    return real + imaginary * I;
}
static const char *wide(unsigned __int128 v)
{
    static char text[40];
    sprintf(text, "%lx:%lx", (unsigned long)(v >> 64), (unsigned long)v);
    return text;
}
static int add_5(int n) { return n - 1 + 5; }
static int add_m7(int n) { return n - 1 - 7; }
static int add_max(int n) { return n - 1 + 2147483647; }
static unary adder(int n) { return n == 5 ? add_5 : n < 0 ? add_m7 : add_max; }
enum sign use_enums(enum color, enum tiny, enum huge);
enum sign use_enums(enum color c, enum tiny t, enum huge h) { return c == RED && t == NONE && h == FAR_LEFT ? ZERO : PLUS; }
struct node *use_node(struct node *n, unary u) { return n && u ? n : NULL; }
"""

PYTHON = """import {name} as lib
import c

def wide(text):
    high, low = text.split(":")
    return (int(high, 16) << 64) | int(low, 16)

def signed_wide(text):
    v = wide(text)
    return v - (1 << 128) if v >> 127 else v

def wide_text(v):
    return f"{{(v >> 64) & {mask}:x}}:{{v & {mask}:x}}"

def complex_of(text):
    real, imaginary = text.split(":")
    return complex(float(real), float(imaginary))

def complex_text(v):
    return f"{{v.real:.17g}}:{{v.imag:.17g}}"

def node(n):
    return lib.struct.node(0, lib.struct.node(n))

def adder(n):
    return lambda k: k - 1 + n
"""


# Aggregates

@dataclass(frozen=True)
class Array:
    element: object
    count: int


@dataclass(frozen=True)
class Text:
    """char[count], which is text for Python."""

    count: int


@dataclass(frozen=True)
class Member:
    name: str | None
    type: object
    bits: int | None = None
    attribute: str = ""


@dataclass(frozen=True, eq=False)
class Record:
    keyword: str
    tag: str
    members: tuple[Member, ...]
    attribute: str = ""

    @property
    def c(self) -> str:
        return f"{self.keyword} {self.tag}" if self.tag else self.body

    @property
    def python(self) -> str:
        return f"lib.{self.keyword}.{self.tag}()"

    @property
    def body(self) -> str:
        members = "".join(f"    {declaration(m)};\n" for m in self.members)
        return f"{self.keyword}{self.attribute} {self.tag} {{\n{members}}}"


def declaration(member: Member) -> str:
    name, kind = member.name or "", member.type
    bits = "" if member.bits is None else f" : {member.bits}"
    return f"{declare(kind, name)}{bits}{member.attribute}"


def declare(kind, name: str) -> str:
    if isinstance(kind, Array):
        return declare(kind.element, f"{name}[{kind.count}]")
    if isinstance(kind, Text):
        return f"char {name}[{kind.count}]"
    return f"{kind.c} {name}"


def aligned_to_16(kind) -> bool:
    """Whether `packed` could change what only the alignment tells: DWARF does not say that a type is packed."""
    if isinstance(kind, Record):
        return bool(kind.attribute) or any(m.attribute or aligned_to_16(m.type) for m in kind.members)
    return aligned_to_16(kind.element) if isinstance(kind, Array) else kind in (LONG_DOUBLE, COMPLEXES[-1], *WIDES)


def bit_values(kind: Scalar, bits: int) -> tuple[str, ...]:
    return kind.values if kind is BOOL else integers(bits, kind.signed)


@dataclass
class Maker:
    """Draws types and values. `definitions`: the C text of the types so far."""

    source: random.Random
    definitions: list[str] = field(default_factory=list)
    count: int = 0

    def name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def chance(self, p: float) -> bool:
        return self.source.random() < p

    def scalar(self) -> Scalar:
        kinds = self.source.choices([INTEGERS, ENUMS, [BOOL], FLOATS, [LONG_DOUBLE], WIDES, COMPLEXES, POINTERS],
                                    [10, 2, 1, 8, 1, 1, 1, 4])[0]
        return self.source.choice(kinds)

    def any(self, depth: int = 2):
        if depth and self.chance(0.5):
            return self.record(depth)
        return self.scalar()

    def record(self, depth: int, tagged: bool = True) -> Record:
        keyword = self.source.choice(["struct"] * 4 + ["union"])
        floats = self.chance(0.3)
        members = [m for _ in range(self.source.choice([1, 1, 2, 2, 3, 3, 4, 6]))
                   for m in self.member(keyword, depth, floats)]
        if keyword == "struct" and self.chance(0.03):
            members = []
        attribute = self.source.choices(["", " __attribute__((packed))", f" __attribute__((aligned({self.source.choice([8, 16])})))"],
                                        [12, 2, 1])[0]
        if "packed" in attribute and any(m.attribute or aligned_to_16(m.type) for m in members):
            attribute = ""
        record = Record(keyword, self.name("r") if tagged else "", tuple(members), attribute if tagged else "")
        if tagged:
            self.definitions.append(f"{record.body};")
        return record

    def member(self, keyword: str, depth: int, floats: bool) -> list[Member]:
        name = self.name("m")
        if floats:
            return [Member(name, self.source.choice(FLOATS))]
        if self.chance(0.2):
            return self.bit_fields(keyword)
        if depth > 1 and self.chance(0.1):
            return [Member(None, self.record(depth - 1, tagged=False))]
        kind = Text(self.source.randrange(1, 20)) if self.chance(0.08) else self.any(depth - 1)
        if self.chance(0.2) and kind is not CHAR:
            kind = Array(kind, self.source.randrange(1, 4))
            if self.chance(0.3):
                kind = Array(kind, self.source.randrange(1, 3))
        attribute = f" __attribute__(({self.source.choice(['packed', 'aligned(4)', 'aligned(8)', 'aligned(16)'])}))"
        refused = "packed" in attribute and aligned_to_16(kind)
        return [Member(name, kind, attribute=attribute if self.chance(0.08) and not refused else "")]

    def bit_fields(self, keyword: str) -> list[Member]:
        found = []
        for _ in range(1 if keyword == "union" else self.source.randrange(1, 5)):
            kind = self.source.choice([*INTEGERS[:11], BOOL, ENUMS[1]])
            if keyword == "struct" and self.chance(0.1):
                found.append(Member(None, kind, 0))
            else:
                least = 4 if kind is ENUMS[1] else 1
                found.append(Member(self.name("b"), kind, self.source.randrange(least, kind.bits + 1)))
        return found

    # Values

    def value(self, kind, bits: int | None = None):
        if isinstance(kind, Array):
            return [self.value(kind.element) for _ in range(kind.count)]
        if isinstance(kind, Text):
            return "abcdefghijklmnopqrstuvwxyz"[:self.source.randrange(kind.count + 1)]
        if isinstance(kind, Record):
            named = [m for m in kind.members if m.bits is None or m.name]
            if kind.keyword == "union" and named:
                named = [self.source.choice(named)]
            return [(m, self.value(m.type, m.bits)) for m in named]
        return self.source.choice(kind.values if bits is None else bit_values(kind, bits))


def leaves(path: str, kind, value):
    """(path, scalar or Text, value) of all that a value holds."""
    if isinstance(kind, Array):
        for i, item in enumerate(value):
            yield from leaves(f"{path}[{i}]", kind.element, item)
    elif isinstance(kind, Record):
        for member, item in value:
            yield from leaves(f"{path}.{member.name}" if member.name else path, member.type, item)
    else:
        yield path, kind, value


def c_literal(kind, value: str) -> str:
    if isinstance(kind, Scalar) and kind.literal.startswith("(long)"):
        return f"(long){int(value) & MASK}UL"
    return kind.literal.format(value)


def c_set(path: str, kind, value) -> list[str]:
    found = []
    for leaf, scalar, item in leaves(path, kind, value):
        if isinstance(scalar, Text):
            found.append(f'memcpy({leaf}, "{item}", {len(item)});')
        else:
            found.append(f"{leaf} = {c_literal(scalar, item)};")
    return found


def c_make(name: str, kind, value) -> list[str]:
    return [f"{declare(kind, name)};", f"memset(&{name}, 0, sizeof {name});", *c_set(name, kind, value)]


def c_show(label: str, path: str, kind, value) -> list[str]:
    found = []
    for leaf, scalar, _ in leaves(path, kind, value):
        if isinstance(scalar, Text):
            text, shown = f"%.{scalar.count}s", leaf
        else:
            text, shown = scalar.show[0], scalar.show[1].format(leaf)
        found.append(f'printf("{label} {leaf} {text}\\n", {shown});')
    return found


def python_leaf(kind, value: str) -> str:
    return repr(value) if isinstance(kind, Text) else kind.python.format(value)


def python_show(label: str, path: str, kind, value) -> list[str]:
    return [f"print('{label} {leaf}', {'str({})'.format(leaf) if isinstance(scalar, Text) else scalar.read.format(leaf)})"
            for leaf, scalar, _ in leaves(path, kind, value)]


def python_initial(kind, value) -> str:
    """A nested initialiser, of lists and dicts."""
    if isinstance(kind, Array):
        return f"[{', '.join(python_initial(kind.element, item) for item in value)}]"
    if isinstance(kind, Record):
        return f"{{{', '.join(named_initials(value))}}}"
    return python_leaf(kind, value)


def named_initials(value) -> list[str]:
    found = []
    for member, item in value:
        if member.name:
            found.append(f"'{member.name}': {python_initial(member.type, item)}")
        else:
            found += named_initials(item)
    return found


def python_make(name: str, kind, value, style: int) -> list[str]:
    if isinstance(kind, Record):
        if style and value:
            return [f"{name} = new('{kind.c}', {python_initial(kind, value)})"]
        return [f"{name} = {kind.python}", *python_set(name, kind, value)]
    return [f"{name} = {python_leaf(kind, value)}"]


def python_set(path: str, kind, value) -> list[str]:
    return [f"{leaf} = {python_leaf(scalar, item)}"
            for leaf, scalar, item in leaves(path, kind, value)]


def expected(label: str, path: str, kind, value) -> list[str]:
    return [f"{label} {leaf} {item}" for leaf, _, item in leaves(path, kind, value)]


# One library with its program

@dataclass
class Program:
    name: str
    maker: Maker
    c: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    crossings: int = 0               # calls from Python to C and from C to Python, each with a random signature

    @property
    def source(self) -> str:
        return "\n".join([COMMON, *self.maker.definitions, *self.c, ""])

    @property
    def program(self) -> str:
        return "\n".join([PYTHON.format(name=self.name, mask=MASK), *self.python, ""])

    def block(self, statements: list[str], lines: list[str]) -> None:
        """Statements at module level or in a function, where variables have static types."""
        if self.maker.chance(0.5) and statements:
            name = self.maker.name("block")
            statements = [f"def {name}():", *(f"    {s}" for s in statements), f"{name}()"]
        self.python += statements
        self.lines += lines

    def function(self) -> None:
        maker, name = self.maker, self.maker.name("f")
        result = None if maker.chance(0.1) else maker.any()
        count = maker.source.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 8, 12])
        kinds = [maker.any(2 if count < 6 else 1) for _ in range(count)]
        parameters = ", ".join(declare(kind, f"p{i}") for i, kind in enumerate(kinds)) or "void"
        answer = maker.value(result) if result else None
        given = [maker.value(kind) for kind in kinds]
        seen = [line for i, kind in enumerate(kinds) for line in c_show(name, f"p{i}", kind, given[i])]
        made = [*c_make("r", result, answer), "return r;"] if result else []
        self.c += [f"{result.c if result else 'void'} {name}({parameters})", "{", *(f"    {s}" for s in seen + made), "}"]
        self.calls(name, result, answer, kinds, given)
        self.callbacks(name, result, kinds, parameters)

    def calls(self, name, result, answer, kinds, given) -> None:
        maker = self.maker
        for callee in name, f"lib.{name}", f"[lib.{name}][0]":
            made = [s for i, kind in enumerate(kinds) for s in python_make(f"p{i}", kind, given[i], maker.chance(0.5))]
            call = f"{callee}({', '.join(f'p{i}' for i in range(len(kinds)))})"
            self.crossings += 1
            shown = python_show(name, "r", result, answer) if result else [f"print('{name} r', r)"]
            lines = [line for i, kind in enumerate(kinds) for line in expected(name, f"p{i}", kind, given[i])]
            self.block([*made, f"r = {call}", *shown],
                       lines + (expected(name, "r", result, answer) if result else [f"{name} r None"]))

    def callbacks(self, name, result, kinds, parameters) -> None:
        maker = self.maker
        given = [maker.value(kind) for kind in kinds]
        answer = maker.value(result) if result else None
        made = [s for i, kind in enumerate(kinds) for s in c_make(f"p{i}", kind, given[i])]
        call = f"f({', '.join(f'p{i}' for i in range(len(kinds)))});"
        called = [f"{declare(result, 'r')} = {call}", *c_show(f"call_{name}", "r", result, answer)] if result else [call]
        self.c += [f"void call_{name}({result.c if result else 'void'} (*f)({parameters}))", "{",
                   *(f"    {s}" for s in made + called), "}"]
        annotations = "".join(f", p{i}: '{kind.c}'" for i, kind in enumerate(kinds))[2:]
        plain = ", ".join(f"p{i}" for i in range(len(kinds)))
        for style, header in enumerate((f"{name}_plain({plain})", f"{name}_closure({plain})",
                                        f"{name}_typed({annotations}) -> '{result.c if result else 'void'}'")):
            function = header.split("(")[0]
            body = [s for i, kind in enumerate(kinds) for s in python_show(f"call_{name}", f"p{i}", kind, given[i])]
            body += [*python_make("r", result, answer, maker.chance(0.5)), "return r"] if result else ["pass"]
            define = [f"def {header}:", *(f"    {s}" for s in body)]
            if style == 1:
                define = ["def outer(kept):", *(f"    {s}" for s in (define[0], "    kept", *define[1:])),
                          f"    return {function}", f"{function} = outer(1)"]
            self.python += define
            self.crossings += 1
            lines = [line for i, kind in enumerate(kinds) for line in expected(f"call_{name}", f"p{i}", kind, given[i])]
            self.block([f"lib.call_{name}({function})"],
                       lines + (expected(f"call_{name}", "r", result, answer) if result else []))

    def variable(self) -> None:
        """A global of a record type: read, written, printed, its size and the addresses of its members."""
        maker, name = self.maker, self.maker.name("g")
        kind = maker.record(3)
        first, second = maker.value(kind), maker.value(kind)
        self.c += [f"{kind.c} {name};", f"void set_{name}(void)", "{", f"    memset(&{name}, 0, sizeof {name});",
                   *(f"    {s}" for s in c_set(name, kind, first)), "}",
                   f"void show_{name}(void)", "{", *(f"    {s}" for s in c_show("c", name, kind, second)), "}",
                   f"unsigned long size_{name}(void) {{ return sizeof {name}; }}"]
        clear = [f"memset({name}, 0, sizeof({name}))"]
        self.block([f"lib.set_{name}()", *python_show("python", name, kind, first), *clear,
                    *python_set(name, kind, second), f"lib.show_{name}()"],
                   expected("python", name, kind, first) + expected("c", name, kind, second))
        self.block([f"print(sizeof({name}) == lib.size_{name}(), sizeof('{kind.c}') == sizeof(lib.{name}))"], ["True True"])

    def variadic(self) -> None:
        maker, name = self.maker, self.maker.name("v")
        kinds = [maker.source.choice([k for k in (*INTEGERS, *FLOATS, *POINTERS) if k.promoted])
                 if maker.chance(0.7) else maker.record(1) for _ in range(maker.source.randrange(1, 9))]
        # gcc 12's own va_arg faults where a record of 16 bytes, aligned to as many, came in a second and a third register.
        kinds = [k if not isinstance(k, Record) or (k.members and not aligned_to_16(k)) else FLOATS[1] for k in kinds]
        given = [maker.value(kind) for kind in kinds]
        body = ["va_list list;", "va_start(list, first);"]
        for i, kind in enumerate(kinds):
            body += [f"{declare(kind, f'p{i}')} = va_arg(list, {kind.c});", *c_show(name, f"p{i}", kind, given[i])]
        self.c += [f"void {name}(int first, ...)", "{", *(f"    {s}" for s in body), "    va_end(list);", "}"]
        made = [s for i, kind in enumerate(kinds) for s in python_make(f"p{i}", kind, given[i], 0)]
        passed = [VARIADIC.get(kind, "{}").format(f"p{i}") for i, kind in enumerate(kinds)]
        self.crossings += 1
        self.block([*made, f"{name}(1, {', '.join(passed)})"],
                   [line for i, kind in enumerate(kinds) for line in expected(name, f"p{i}", kind, given[i])])


def generate(seed: int, functions: int = 6) -> Program:
    """The C library `abiSEED`, the Python program, and the lines that the program prints."""
    program = Program(f"abi{seed}", Maker(random.Random(seed)))
    for _ in range(functions):
        program.function()
        program.variable()
        program.variadic()
    return program
