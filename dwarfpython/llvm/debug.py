"""Debugging information: what gdb, valgrind and perf are told of a module.

DWARF 4, since valgrind 3.19 reads no 5 from LLVM. A value of unknown type is described as a variant part over the
kind in its type word, so that a stock gdb prints it as `{kind = 1, int = 5}`.

The language is said in the attribute of DWARF 6 (DW_AT_language_name), not in DW_AT_language: lldb shows no variables of
a unit whose language it has no plugin for, and takes one without that attribute for C, as gdb does.
"""

from __future__ import annotations

import os

from dwarfpython.dwarf import types as c
from dwarfpython.ir.function import ClassRecord, Function, Local, Module
from dwarfpython.ir.ops import Inlined
from dwarfpython.ir.types import ANY, BOOL, DOUBLE, LONG, Array, Enum, Pointer, StaticType, Struct
from dwarfpython.llvm.assembly import Assembly, quoted

ENCODINGS = {"signed": "DW_ATE_signed", "unsigned": "DW_ATE_unsigned", "signed_char": "DW_ATE_signed_char",
             "unsigned_char": "DW_ATE_unsigned_char", "boolean": "DW_ATE_boolean", "float": "DW_ATE_float",
             "utf": "DW_ATE_UTF", "complex": "DW_ATE_complex_float", "decimal": "DW_ATE_decimal_float",
             "address": "DW_ATE_address"}
LAST_COLUMN = 65535          # LLVM counts no further; 0 is "not known"
# Kinds whose payload is the address of a struct of the runtime.
OBJECTS = {"BIGINT": "dpy_bigint", "LIST": "dpy_list", "TUPLE": "dpy_tuple", "DICT": "dpy_dict",
           "RANGE": "dpy_range", "CLOSURE": "dpy_closure", "EXCEPTION": "dpy_exception", "TYPE": "dpy_type",
           "GENERATOR": "dpy_generator", "SET": "dpy_set", "FROZENSET": "dpy_set",
           "COMPLEX": "dpy_complex",
           "BYTEARRAY": "dpy_bytearray", "MEMORYVIEW": "dpy_memoryview"}
# Kinds whose type word is the address of a descriptor. It is a member of theirs: its symbol may tell which exception or generator it
# is, and gdb takes a value to be as long as its members, so it would pass half of it to a function.
DESCRIBED = {"FUNCTION", "CLOSURE", "EXCEPTION", "STRUCT", "POINTER", "ARRAY", "NATIVE", "GENERATOR", "INSTANCE", "RECORD"}


def shown_name(function: Function | Inlined) -> str:
    """Methods are shown as `Class.method`."""
    qualname = getattr(function, "qualname", function.name)
    return function.name if "<locals>" in qualname else qualname


def text(value: str) -> str:
    return quoted(value.encode("utf-8", "surrogateescape"))


def location_text(subprogram: str, line: int, column: int, atom: int, call: str) -> str:
    group = f", atomGroup: {atom}, atomRank: 1" if atom else ""
    shown = column + 1 if column < LAST_COLUMN else 0
    inlined = f", inlinedAt: {call}" if call else ""
    return f"!DILocation(line: {line}, column: {shown}, scope: {subprogram}{inlined}{group})"


class Debug:
    def __init__(self, assembly: Assembly, module: Module, data, options, producer: str):
        self.assembly = assembly
        self.data = data
        self.module = module
        self.types: dict[object, str] = {}
        path = os.path.abspath(options.listing or module.filename)
        folder, name = os.path.split(path)
        self.file = assembly.node(f"!DIFile(filename: {text(name)}, directory: {text(folder)})")
        self.variables: list[str] = []
        self.globals_node, self.retained_node = assembly.reserve(), assembly.reserve()
        self.retained: list[str] = []
        kind = "FullDebug" if options.debugging == "full" else "NoDebug"
        self.unit = assembly.node(
            f"!DICompileUnit(sourceLanguageName: DW_LNAME_Python, file: {self.file}, producer: {text(f'{producer} -O{options.opt_level}')}, "
            f"isOptimized: {'true' if options.opt_level else 'false'}, runtimeVersion: 0, emissionKind: {kind}, "
            f"retainedTypes: {self.retained_node}, globals: {self.globals_node})", distinct=True)
        version = assembly.node('!{i32 2, !"Dwarf Version", i32 4}')
        info = assembly.node('!{i32 2, !"Debug Info Version", i32 3}')
        assembly.named += [f"!llvm.dbg.cu = !{{{self.unit}}}", f"!llvm.module.flags = !{{{version}, {info}}}"]
        self.value, self.result = self.value_type(), self.result_type()

    def finish(self) -> None:
        self.retained += [self.record(record) for record in self.module.classes.values()]
        self.assembly.fill(self.globals_node, "!{" + ", ".join(self.variables) + "}")
        self.assembly.fill(self.retained_node, "!{" + ", ".join(self.retained) + "}")

    # Functions and places

    def subprogram(self, function: Function | Inlined, entry: str | None = None, result: c.Type | None = None) -> str:
        """No linkage name: gdb, for which Python is a minimal language, would show it instead of the name.

        `result`: the C type that it returns; without, a value."""
        returned = self.c_type(result) if result is not None else self.result
        kind = self.assembly.node(f"!DISubroutineType(types: {self.assembly.node(f'!{{{returned}}}')})")
        flags = ", flags: DIFlagArtificial" if entry else ""
        return self.assembly.node(
            f"!DISubprogram(name: {text(entry or shown_name(function))}, scope: {self.file}, file: {self.file}, "
            f"line: {function.span.line}, type: {kind}, scopeLine: {function.span.line}, "
            f"spFlags: DISPFlagDefinition, unit: {self.unit}, keyInstructions: true{flags})", distinct=True)

    def location(self, subprogram: str, line: int, column: int, atom: int = 0, call: str = "") -> str:
        """A place in the source; `call`: where the subprogram's code is inlined."""
        return self.assembly.node(location_text(subprogram, line, column, atom, call))

    def lexical_block(self, scope: str, line: int) -> str:
        return self.assembly.node(f"!DILexicalBlock(scope: {scope}, file: {self.file}, line: {line})",
                                  distinct=True)

    def call_site(self, subprogram: str, line: int, column: int, call: str) -> str:
        return self.assembly.node(location_text(subprogram, line, column, 0, call), distinct=True)

    # Variables

    def local(self, subprogram: str, name: str, kind: str, line: int, argument: int | None) -> str:
        number = f"arg: {argument}, " if argument is not None else ""
        return self.assembly.node(
            f"!DILocalVariable(name: {text(name)}, {number}scope: {subprogram}, file: {self.file}, "
            f"line: {line}, type: {kind})")

    def nameless_parameter(self, subprogram: str, ctype: c.Type, line: int, argument: int) -> str:
        return self.assembly.node(f"!DILocalVariable(arg: {argument}, scope: {subprogram}, file: {self.file}, line: {line}, "
                                  f"type: {self.c_type(ctype)}, flags: DIFlagArtificial)")

    def label(self, scope: str, name: str, line: int) -> str:
        return self.assembly.node(
            f"!DILabel(scope: {scope}, name: {text(name)}, file: {self.file}, line: {line})")

    def nameless(self, scope: str, line: int) -> str:
        kind = self.base("int", 64, "DW_ATE_signed")
        return self.assembly.node(f"!DILocalVariable(scope: {scope}, file: {self.file}, line: {line}, type: {kind}, "
                                  "flags: DIFlagArtificial)")

    def module_variable(self, name: str, line: int) -> str:
        """The metadata that hangs on a global's definition."""
        variable = self.assembly.node(
            f"!DIGlobalVariable(name: {text(name)}, scope: {self.unit}, file: {self.file}, "
            f"line: {line}, type: {self.value}, isLocal: false, isDefinition: true)", distinct=True)
        expression = self.assembly.node(f"!DIGlobalVariableExpression(var: {variable}, expr: !DIExpression())")
        self.variables.append(expression)
        return expression

    def type_of(self, kind: StaticType) -> str:
        """The DWARF type of a variable with this static type."""
        if kind in (LONG, BOOL, DOUBLE):
            return {LONG: self.base("int", 64, "DW_ATE_signed"), DOUBLE: self.base("float", 64, "DW_ATE_float"),
                    BOOL: self.base("bool", 8, "DW_ATE_boolean")}[kind]
        if isinstance(kind, (Pointer, Enum)):
            return self.c_type(kind.ctype)
        if isinstance(kind, (Struct, Array)):
            return self.pointer(self.c_type(kind.ctype))
        return self.value

    def frame(self, function: Function, offsets: dict[str, int], size: int) -> None:
        """The frame of a generator: a struct with the function's name, whose members are its variables."""
        node = self.assembly.reserve()
        members = ", ".join(
            self.assembly.node(f"!DIDerivedType(tag: DW_TAG_member, name: {text(local.shown)}, scope: {node}, file: {self.file}, "
                               f"baseType: {kind}, size: {bits}, offset: {8 * offsets[name]})")
            for name, local in function.locals.items() if not local.hidden and not local.inlined
            for kind, bits in [self.member_type(local)])
        self.assembly.fill(node, f"distinct !DICompositeType(tag: DW_TAG_structure_type, name: {text(function.name.strip('<>'))}, "
                                 f"file: {self.file}, line: {function.span.line}, size: {8 * size}, elements: !{{{members}}})")
        self.retained.append(node)

    def member_type(self, local: Local) -> tuple[str, int]:
        """(type, bits) of a variable in a frame."""
        if local.in_cell:
            return self.pointer(self.value), 64
        bits = 128 if self.type_of(local.type) == self.value else 8 if local.type is BOOL else 64
        return self.type_of(local.type), bits

    # Types

    def base(self, name: str, bits: int, encoding: str) -> str:
        return self.assembly.node(f"!DIBasicType(name: {text(name)}, size: {bits}, encoding: {encoding})")

    def pointer(self, target: str) -> str:
        return self.assembly.node(f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: {target}, size: 64)")

    def value_type(self, instance: str | None = None) -> str:
        """`struct val` of runtime/value.h as a variant part: kind, then the member that the kind says.

        `instance`: the struct that an instance is, where that is known."""
        name = f"dpy.val.{instance}" if instance else "dpy.val"
        word = self.base("unsigned long", 64, "DW_ATE_unsigned")
        node, variant = self.assembly.reserve(), self.assembly.reserve()
        kind = self.assembly.node(
            f"!DIDerivedType(tag: DW_TAG_member, name: \"kind\", scope: {node}, file: {self.file}, baseType: {word}, "
            "size: 6, offset: 64, flags: DIFlagArtificial | DIFlagBitField, extraData: i64 64)")
        members = ", ".join(self.variant(variant, number, members) for number, members in self.payloads(instance))
        self.assembly.fill(
            variant, f"!DICompositeType(tag: DW_TAG_variant_part, scope: {node}, file: {self.file}, size: 128, "
                     f"elements: {self.assembly.node(f'!{{{members}}}')}, identifier: \"{name}.variant\", "
                     f"discriminator: {kind})")
        elements = self.assembly.node(f"!{{{variant}}}")
        self.assembly.fill(
            node, f"!DICompositeType(tag: DW_TAG_structure_type, name: \"val\", file: {self.file}, size: 128, "
                  f"elements: {elements}, identifier: \"{name}\")")
        return node

    def result_type(self) -> str:
        """`struct val` as functions return it. gdb chooses among variants only in memory, and would show all of a value that is in
        registers; so this one has no more members than tell something, and its kind by name."""
        node = self.assembly.reserve()
        kind = c.strip(self.data.runtime.enum("dpy_kind"))
        members = [("kind", self.c_type(kind), 64, 6, ", flags: DIFlagBitField, extraData: i64 64"),
                   ("int", self.base("int", 64, "DW_ATE_signed"), 0, 64, ""),
                   ("float", self.base("float", 64, "DW_ATE_float"), 0, 64, ""),
                   ("str", self.pointer(self.base("char", 8, "DW_ATE_signed_char")), 0, 64, ""),
                   ("type", self.base("unsigned long", 64, "DW_ATE_unsigned"), 64, 64, "")]
        elements = ", ".join(self.assembly.node(
            f"!DIDerivedType(tag: DW_TAG_member, name: {text(name)}, scope: {node}, file: {self.file}, baseType: {base}, "
            f"size: {size}, offset: {offset}{bits})") for name, base, offset, size, bits in members)
        self.assembly.fill(node, f"!DICompositeType(tag: DW_TAG_structure_type, name: \"val\", file: {self.file}, size: 128, "
                                 f"elements: !{{{elements}}}, identifier: \"dpy.result\")")
        return node

    def variant(self, scope: str, number: int, members: list[tuple[str, str]]) -> str:
        inner = self.assembly.reserve()
        elements = ", ".join(self.assembly.node(
            f"!DIDerivedType(tag: DW_TAG_member, name: {text(name)}, scope: {inner}, file: {self.file}, baseType: {kind}, "
            f"size: 64, offset: {64 * i})") for i, (name, kind) in enumerate(members))
        self.assembly.fill(inner, f"!DICompositeType(tag: DW_TAG_variant, scope: {scope}, elements: !{{{elements}}})")
        return self.assembly.node(f"!DIDerivedType(tag: DW_TAG_member, scope: {scope}, baseType: {inner}, extraData: i64 {number})")

    def payloads(self, instance: str | None) -> list[tuple[int, list[tuple[str, str]]]]:
        """(kind, (name, type) of the payload and maybe of the type word)."""
        address = self.assembly.node("!DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)")
        found = []
        for name, number in self.data.kinds.items():
            short = name.removeprefix("DPY_")
            if number and short not in ("STOP", "MIXED", "CELL"):
                payload = short.lower(), self.payload(short, instance) or address
                found.append((number, [payload, ("type", address)] if short in DESCRIBED else [payload]))
        return found

    def payload(self, kind: str, instance: str | None) -> str | None:
        """The type of a payload; None where it is a mere address."""
        char = self.pointer(self.base("char", 8, "DW_ATE_signed_char"))
        plain = {"INT": self.base("int", 64, "DW_ATE_signed"), "FLOAT": self.base("float", 64, "DW_ATE_float"),
                 "BOOL": self.base("bool", 8, "DW_ATE_boolean"), "NONE": self.base("int", 64, "DW_ATE_signed"),
                 "STR": char, "BYTES": char}
        if kind == "INSTANCE" and instance:
            return self.pointer(instance)
        return self.runtime_pointer(OBJECTS[kind]) if kind in OBJECTS else plain.get(kind)

    def record(self, record: ClassRecord) -> str:
        """The struct that instances of a class are: a value for each attribute."""
        if record not in self.types:
            scope = self.types[record] = self.assembly.reserve()
            members = [self.assembly.node(
                f"!DIDerivedType(tag: DW_TAG_member, name: {text(name)}, scope: {scope}, file: {self.file}, "
                f"baseType: {self.value}, size: 128, offset: {128 * i})") for i, name in enumerate(record.fields)]
            elements = self.assembly.node("!{" + ", ".join(members) + "}")
            self.assembly.fill(scope, "!DICompositeType(tag: DW_TAG_structure_type, "
                                      f"name: {text(record.name)}, file: {self.file}, line: {record.line}, "
                                      f"size: {128 * len(record.fields)}, elements: {elements})", distinct=True)
        return self.types[record]

    def value_of(self, record: ClassRecord) -> str:
        """The type of a variable that holds an instance: `print *self.instance` shows the attributes."""
        key = "value", record
        if key not in self.types:
            self.types[key] = self.value_type(self.record(record))
        return self.types[key]

    def runtime_pointer(self, tag: str) -> str:
        """A pointer to a struct that the runtime's own DWARF defines: a declaration is enough here."""
        return self.pointer(self.assembly.node(
            f"!DICompositeType(tag: DW_TAG_structure_type, name: {text(tag)}, file: {self.file}, flags: DIFlagFwdDecl)"))

    def c_type(self, ctype: c.Type) -> str:
        """The metadata of a C type; `null` for void."""
        if ctype not in self.types:
            if isinstance(ctype, c.Void):
                self.types[ctype] = "null"
            else:
                self.types[ctype] = self.assembly.reserve()
                self.assembly.fill(self.types[ctype], self.c_type_text(ctype))
        return self.types[ctype]

    def c_type_text(self, ctype: c.Type) -> str:
        bits = 8 * (c.sizeof(ctype) or 0)
        match ctype:
            case c.Base():
                return f"!DIBasicType(name: {text(ctype.name)}, size: {bits}, encoding: {ENCODINGS[ctype.encoding]})"
            case c.Pointer():
                return f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: {self.c_type(ctype.target)}, size: 64)"
            case c.Typedef():
                return (f"!DIDerivedType(tag: DW_TAG_typedef, name: {text(ctype.name)}, file: {self.file}, "
                        f"baseType: {self.c_type(ctype.type)})")
            case c.Qualified():
                inner = ctype.type
                tag = f"DW_TAG_{ctype.qualifiers[0].lstrip('_').lower()}_type"
                if len(ctype.qualifiers) > 1:
                    inner = c.qualify(ctype.type, *ctype.qualifiers[1:])
                return f"!DIDerivedType(tag: {tag}, baseType: {self.c_type(inner)})"
            case c.Array():
                count = ctype.count if ctype.count is not None else -1
                bounds = self.assembly.node(f"!{{{self.assembly.node(f'!DISubrange(count: {count})')}}}")
                return (f"!DICompositeType(tag: DW_TAG_array_type, baseType: {self.c_type(ctype.element)}, "
                        f"size: {bits}, elements: {bounds})")
            case c.Enum():
                items = [self.assembly.node(f"!DIEnumerator(name: {text(name)}, value: {value})")
                         for name, value in ctype.enumerators]
                tag = f"name: {text(ctype.tag)}, " if ctype.tag else ""
                elements = self.assembly.node("!{" + ", ".join(items) + "}")
                return (f"!DICompositeType(tag: DW_TAG_enumeration_type, {tag}file: {self.file}, "
                        f"baseType: {self.c_type(ctype.underlying)}, size: {bits}, elements: {elements})")
            case c.Function():
                kinds = [self.c_type(kind) for kind in (ctype.result, *ctype.parameters)]
                types = self.assembly.node("!{" + ", ".join(kinds) + "}")
                return f"!DISubroutineType(types: {types})"
            case c.Record():
                return self.record_text(ctype, bits)
        raise AssertionError(ctype)

    def record_text(self, record: c.Record, bits: int) -> str:
        tag = "DW_TAG_union_type" if isinstance(record, c.Union) else "DW_TAG_structure_type"
        name = f"name: {text(record.tag)}, " if record.tag else ""
        if not record.complete:
            return f"!DICompositeType(tag: {tag}, {name}file: {self.file}, flags: DIFlagFwdDecl)"
        scope = self.types[record]
        members = [self.member(scope, member) for member in record.members]
        elements = self.assembly.node("!{" + ", ".join(members) + "}")
        return f"distinct !DICompositeType(tag: {tag}, {name}file: {self.file}, size: {bits}, elements: {elements})"

    def member(self, scope: str, member: c.Member) -> str:
        name = f"name: {text(member.name)}, " if member.name else ""
        kind, offset, size = self.c_type(member.type), 8 * member.offset, 8 * (c.sizeof(member.type) or 0)
        bits = ""
        if member.bit_size is not None:
            bits = f", flags: DIFlagBitField, extraData: i64 {offset}"
            offset, size = offset + member.bit_offset, member.bit_size
        return self.assembly.node(f"!DIDerivedType(tag: DW_TAG_member, {name}scope: {scope}, file: {self.file}, "
                                  f"baseType: {kind}, size: {size}, offset: {offset}{bits})")
