"""Static data that the runtime reads: literals, type descriptors, places in the source.

The layout of each structure is read from the runtime's own DWARF, never repeated here.
"""

from __future__ import annotations

import struct

from dwarfpython.dwarf import types as c
from dwarfpython.dwarf.declaration import declare
from dwarfpython.ir.ctypes import enum_of, is_char, is_const, is_wide
from dwarfpython.llvm.assembly import Assembly, quoted, symbol

DESCRIPTOR_ALIGNMENT = 64
C_BUILTIN = {"long int": "long", "long unsigned int": "unsigned_long", "short int": "short",
             "short unsigned int": "unsigned_short", "unsigned int": "unsigned_int", "_Bool": "bool",
             "long long int": "long_long", "long long unsigned int": "unsigned_long_long"}


def double(value: float) -> str:
    """A float as LLVM writes it exactly: the bits in hexadecimal."""
    return "0x" + struct.pack(">d", value).hex().upper()


class Data:
    """Constants of one module, each emitted once. `runtime`: the runtime's Library."""

    def __init__(self, assembly: Assembly, runtime):
        self.assembly = assembly
        self.runtime = runtime
        self.kinds = dict(c.strip(runtime.enum("dpy_kind")).enumerators)
        self.ctypes = dict(c.strip(runtime.enum("dpy_ctype")).enumerators)
        self.type_flags = dict(c.strip(runtime.enum("dpy_type_flag")).enumerators)
        self.function_flags = dict(c.strip(runtime.enum("dpy_function_flag")).enumerators)
        self.texts: dict[tuple[bytes, str], str] = {}
        self.c_texts: set[str] = set()             # those of them without a NUL
        self.descriptors: dict[c.Type, str] = {}
        self.sites: dict[tuple, str] = {}
        self.complexes: dict[str, str] = {}

    def kind(self, name: str) -> int:
        return self.kinds["DPY_" + name]

    # Structures

    def structure(self, tag: str, **values: str) -> str:
        """An LLVM constant `{types} {values}` of a struct of the runtime; members not given are zero.

        Each value is a typed constant such as `i32 5`; arrays of members are not needed."""
        record = c.strip(self.runtime.struct(tag))
        unknown = values.keys() - record.fields.keys()
        assert not unknown, f"struct {tag} has no {unknown}"
        kinds, constants, end = [], [], 0
        for member in sorted(record.members, key=lambda m: m.offset):
            if member.name not in values:
                continue
            if member.offset > end:
                kinds.append(f"[{member.offset - end} x i8]")
                constants.append(f"[{member.offset - end} x i8] zeroinitializer")
            value = values[member.name]
            kind = value[:value.index(" ")] if not value.startswith("<{") else value[:value.index("}>") + 2]
            kinds.append(kind)
            constants.append(value)
            end = member.offset + c.sizeof(member.type)
        if end < record.size:
            kinds.append(f"[{record.size - end} x i8]")
            constants.append(f"[{record.size - end} x i8] zeroinitializer")
        return f"<{{{', '.join(kinds)}}}> <{{{', '.join(constants)}}}>"

    def array(self, element: str, items: list[str], linkage: str = "private constant", align: int = 8) -> str:
        """The address of an array of typed constants."""
        if not items:
            return "null"
        name = self.assembly.fresh("array")
        return self.assembly.define(
            name, f"{linkage} [{len(items)} x {element}] [{', '.join(items)}], align {align}")

    def unbound_cell(self) -> str:
        """What the home of a variable refers to before it has a cell of its own, for debuggers to find no value there."""
        return self.assembly.define("dpy.unbound", "private constant {i64, i64} zeroinitializer, align 16")

    # Literals

    def text(self, value: str | bytes) -> str:
        """The address of the bytes of a str or bytes literal: writable, since the hash is kept when first made."""
        data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        key = (data, type(value).__name__)
        if key not in self.texts:
            name = self.assembly.fresh("text")
            header = c.strip(self.runtime.struct("dpy_str")).fields["bytes"].offset
            body = f"<{{i64, i64, i64, [{len(data) + 1} x i8]}}>"
            self.assembly.define(name, f"private global {body} <{{i64 {len(data)}, i64 {len(data)}, i64 0, "
                                       f"[{len(data) + 1} x i8] c{quoted(data + bytes(1))}}}>, align 16")
            self.texts[key] = f"getelementptr (i8, ptr {symbol(name)}, i64 {header})"
            if 0 not in data:
                self.c_texts.add(self.texts[key])
        return self.texts[key]

    def complex(self, value: complex) -> str:
        """The address of a complex literal: a `struct dpy_complex`."""
        if (text := f"double {double(value.real)}, double {double(value.imag)}") not in self.complexes:
            self.complexes[text] = self.assembly.define(
                self.assembly.fresh("complex"), f"private constant {{double, double}} {{{text}}}, align 16")
        return self.complexes[text]

    def is_c_text(self, operand: str) -> bool:
        """Whether this is the address of a literal that C can read to its end."""
        return operand in self.c_texts

    def site(self, function: str, filename: str, span) -> str:
        """A place in the source, for tracebacks."""
        key = (function, filename, span)
        if key not in self.sites:
            text = self.structure(
                "dpy_site", function=f"ptr {self.assembly.c_string(function)}",
                filename=f"ptr {self.assembly.c_string(filename)}", line=f"i32 {span.line}",
                column=f"i32 {span.column}", end_line=f"i32 {span.end_line}", end_column=f"i32 {span.end_column}")
            self.sites[key] = self.assembly.define(self.assembly.fresh("site"), f"private constant {text}, align 8")
        return self.sites[key]

    def names(self, names: tuple[str, ...]) -> str:
        """A `struct dpy_names`: the keyword names of a call."""
        if not names:
            return "null"
        strings = ", ".join(f"ptr {self.assembly.c_string(name)}" for name in names)
        array = f"[{len(names)} x ptr]"
        return self.assembly.define(
            self.assembly.fresh("names"),
            f"private constant <{{i64, {array}}}> <{{i64 {len(names)}, {array} [{strings}]}}>")

    # Type descriptors

    def type_word(self, ctype: c.Type, kind: str) -> str:
        """The type word of values of a C type, an i64 constant."""
        return self.word(self.descriptor(ctype), kind)

    def word(self, descriptor: str, kind: str) -> str:
        """The type word made of a descriptor's address and a kind."""
        return f"ptrtoint (ptr getelementptr (i8, ptr {descriptor}, i64 {self.kind(kind)}) to i64)"

    def descriptor(self, ctype: c.Type) -> str:
        """The address of the descriptor of a C type."""
        if ctype not in self.descriptors:
            known = self.runtime_descriptor(ctype)
            self.descriptors[ctype] = known or self.new_descriptor(ctype)
        return self.descriptors[ctype]

    def named_types(self) -> list[str]:
        """The descriptors of the complete structs, unions, enums and typedefs, as typed constants."""
        return [f"ptr {descriptor}" for ctype, descriptor in self.descriptors.items()
                if isinstance(ctype, c.Typedef | c.Enum) or isinstance(ctype, c.Record) and ctype.complete]

    def runtime_descriptor(self, ctype: c.Type) -> str | None:
        """The runtime's own descriptor of a scalar type, if it has one."""
        name = "void" if isinstance(ctype, c.Void) else ctype.name if isinstance(ctype, c.Base) else None
        if name is None:
            return None
        found = "dpy_c_" + C_BUILTIN.get(name, name).replace(" ", "_")
        return self.external(found) if self.runtime.variable(found) is not None else None

    def external(self, name: str) -> str:
        """The address of a variable of the runtime."""
        return self.assembly.declare(name, "external global i8")

    def new_descriptor(self, ctype: c.Type) -> str:
        if isinstance(ctype, c.Qualified) and not (is_const(ctype) and isinstance(c.strip(ctype), c.Record)):
            return self.descriptor(ctype.type)
        name = f"dpy.type.{describe(ctype)}.{ctype.digest[:16]}"
        self.descriptors[ctype] = symbol(name)
        self.assembly.unique.add(name)
        self.assembly.define(name, "")                       # cyclic types meet their own name
        text = self.structure("dpy_type", **self.contents(ctype))
        return self.assembly.define(name, f"global {text}, align {DESCRIPTOR_ALIGNMENT}")

    def contents(self, ctype: c.Type) -> dict[str, str]:
        """The members of `struct dpy_type` that describe a C type."""
        plain = c.strip(ctype)
        common = {"name": f"ptr {self.assembly.c_string(printed(ctype))}", "size": f"i64 {c.sizeof(plain) or 0}",
                  "align": f"i32 {c.alignof(plain)}"}
        kind, ctype_name, flags, extra = self.shape(plain)
        flags |= self.type_flags["DPY_TYPE_WIDE"] * is_wide(ctype)
        if isinstance(plain, c.Enum) and enum_of(ctype) != ctype:
            extra = extra | {"canonical": f"ptr {self.descriptor(enum_of(ctype))}"}
        if isinstance(plain, c.Record) and is_const(ctype):
            flags |= self.type_flags["DPY_TYPE_CONST"]
            extra = extra | {"canonical": f"ptr {self.descriptor(plain)}"}
        return common | {"kind": f"i32 {self.kind(kind)}", "ctype": f"i32 {self.ctypes['DPY_C_' + ctype_name]}",
                         "flags": f"i32 {flags}"} | extra

    def shape(self, plain: c.Type) -> tuple[str, str, int, dict[str, str]]:
        """(kind, ctype, flags, further members) of a descriptor."""
        flag = self.type_flags
        match plain:
            case c.Base():
                return self.scalar_shape(plain)
            case c.Enum():
                kind, stored, _, _ = self.scalar_shape(c.strip(plain.underlying))
                members = [self.structure("dpy_member", name=f"ptr {self.assembly.c_string(name)}",
                                          offset=f"i64 {value}") for name, value in plain.enumerators]
                return kind, stored, flag["DPY_TYPE_ENUM"], self.members(members)
            case c.Pointer():
                return "POINTER", "POINTER", flag["DPY_TYPE_CONST"] * is_const(plain.target), self.target(plain.target)
            case c.Array():
                flags = flag["DPY_TYPE_VECTOR"] * plain.vector | flag["DPY_TYPE_CONST"] * is_const(plain)
                return "ARRAY", "ARRAY", flags, self.target(plain.element) | {"count": f"i64 {plain.count or 0}"}
            case c.Function():
                members = [self.structure("dpy_member", type=f"ptr {self.descriptor(p)}") for p in plain.parameters]
                flags = flag["DPY_TYPE_VARIADIC"] * (plain.variadic or not plain.prototyped)
                return "NATIVE", "FUNCTION", flags, self.members(members) | self.target(plain.result)
            case c.Record():
                flags = 0 if plain.complete else flag["DPY_TYPE_INCOMPLETE"]
                return "STRUCT", plain.kind.upper(), flags, self.members([self.member(m) for m in plain.members])
        return "NONE", "VOID", 0, {}

    def scalar_shape(self, base: c.Base) -> tuple[str, str, int, dict[str, str]]:
        flags = self.type_flags["DPY_TYPE_CHAR"] * is_char(base)
        if base.encoding == "boolean":
            return "BOOL", "BOOL", flags, {}
        if base.encoding == "float":
            return "FLOAT", {4: "FLOAT", 8: "DOUBLE"}.get(base.size, "LONG_DOUBLE"), flags, {}
        if base.encoding == "complex":
            return "OBJECT", {8: "COMPLEX_FLOAT", 16: "COMPLEX_DOUBLE"}.get(base.size, "COMPLEX_LONG_DOUBLE"), flags, {}
        return "INT", f"{'' if base.signed else 'U'}INT{8 * base.size}", flags, {}

    def target(self, ctype: c.Type) -> dict[str, str]:
        return {"target": f"ptr {self.descriptor(ctype)}"}

    def members(self, members: list[str]) -> dict[str, str]:
        element = members[0][:members[0].index("}>") + 2] if members else "i8"
        return {"members": f"ptr {self.array(element, members)}", "count": f"i64 {len(members)}"}

    def member(self, member: c.Member) -> str:
        values = {"type": f"ptr {self.descriptor(member.type)}", "offset": f"i64 {member.offset}", "is_const": f"i8 {int(is_const(member.type))}"}
        if member.name is not None:
            values["name"] = f"ptr {self.assembly.c_string(member.name)}"
        if member.bit_size is not None:
            values |= {"bit_offset": f"i16 {member.bit_offset}", "bit_size": f"i16 {member.bit_size}"}
        return self.structure("dpy_member", **zeroed(values))

    def prototype(self, function) -> str:
        """The descriptor of a library's function: its type with the parameters' names, for messages and keywords."""
        kind = function.type
        name = f"dpy.function.{function.name}.{kind.digest[:16]}"
        if name not in self.assembly.data:
            _, _, flags, extra = self.shape(kind)
            names = list(function.parameter_names) + [None] * len(kind.parameters)
            members = [self.structure("dpy_member", **zeroed(
                {"name": f"ptr {self.assembly.c_string(given)}" if given else "ptr null",
                 "type": f"ptr {self.descriptor(p)}"})) for given, p in zip(names, kind.parameters)]
            values = self.contents(kind) | self.members(members) | {
                "name": f"ptr {self.assembly.c_string(function.name)}",
                "flags": f"i32 {flags | self.type_flags['DPY_TYPE_PROTOTYPE']}"}
            text = self.structure("dpy_type", **values)
            self.assembly.define(name, f"private global {text}, align {DESCRIPTOR_ALIGNMENT}")
        return symbol(name)


def zeroed(values: dict[str, str]) -> dict[str, str]:
    """With all the optional members, so that all items of an array have one LLVM type."""
    optional = {"name": "ptr null", "bit_offset": "i16 0", "bit_size": "i16 0", "offset": "i64 0", "is_const": "i8 0"}
    return optional | values


def describe(ctype: c.Type) -> str:
    """A readable part for the symbol of a descriptor."""
    return "".join(ch if ch.isalnum() else "_" for ch in printed(ctype))[:40]


def printed(ctype: c.Type) -> str:
    return declare(ctype)
