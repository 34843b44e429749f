"""Static types of temporaries and variables, by propagation until nothing changes.

A variable has one type for its whole life, the join of all that is stored in it; so a debugger can be told what it
is. A variable that may be read unbound, or that inner functions share, holds any value.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.ctypes import element_of, member_of, type_of_c
from dwarfpython.ir.function import Function, Module
from dwarfpython.ir.ops import Op
from dwarfpython.ir.types import Function as FunctionType
from dwarfpython.ir.types import (ANY, BOOL, DOUBLE, LONG, NEVER, NONE, NUMBERS, STR, Array, Builtin, Native, Pointer,
                                  StaticType, Struct, TypeObject, join, plain, storable)

RICH = ("==", "!=", "<", "<=", ">", ">=")
BUILTIN_RESULTS = {"len": LONG, "sizeof": LONG, "float": DOUBLE}


def infer_types(function: Function, module: Module) -> None:
    for local in function.locals.values():
        local.type = ANY if local.in_cell or local.maybe_unbound else NEVER
    for index, name in enumerate(n for n, local in function.locals.items() if local.parameter is not None):
        function.locals[name].type = parameter_type(function, index)
    function.types = {}
    while propagate(function, module):
        pass
    for local in function.locals.values():
        local.type = ANY if local.type is NEVER else local.type


def parameter_type(function: Function, index: int) -> StaticType:
    if function.signature is None or function.locals[function.parameters.names[index]].in_cell:
        return ANY
    return storable(type_of_c(function.signature.parameters[index]))


def propagate(function: Function, module: Module) -> bool:
    """One round over all instructions; whether any variable's type changed."""
    before = {name: local.type for name, local in function.locals.items()}
    types = function.types
    for block in function.blocks.values():
        for instruction in block.instructions:
            operation = instruction.op
            if instruction.result is not None:
                types[instruction.result] = result_type(operation, types, function, module)
            record_stores(operation, types, function)
    return any(local.type != before[name] for name, local in function.locals.items())


def record_stores(operation: Op, types: dict, function: Function) -> None:
    match operation:
        case ops.Store(name, value):
            widen(function, name, types[value])
        case ops.Count(variable=name, counter=counter):
            widen(function, name, LONG)
            widen(function, counter, LONG)
        case ops.Next(variable=name) | ops.Forward(variable=name):
            widen(function, name, ANY)
        case ops.Unpack(targets=names) | ops.NextUnpack(targets=names):
            for name in names:
                widen(function, name, ANY)


def widen(function: Function, name: str, kind: StaticType) -> None:
    local = function.locals[name]
    local.type = join(local.type, storable(kind))


def result_type(operation: Op, types: dict, function: Function, module: Module) -> StaticType:
    match operation:
        case ops.Const(value):
            return constant_type(value)
        case ops.Load(name):
            return function.locals[name].type
        case ops.LoadGlobal(name):
            return FunctionType(module.known[name]) if name in module.known else ANY
        case ops.LoadNative(name):
            return native_type(name)
        case ops.LoadBuiltin(name):
            return Builtin(name)
        case ops.LoadType(ctype):
            return TypeObject(ctype)
        case ops.Binary(operator, left, right):
            return binary_type(operator, plain(types.get(left, NEVER)), plain(types.get(right, NEVER)))
        case ops.Unary(operator, operand):
            return unary_type(operator, plain(types.get(operand, NEVER)))
        case ops.Compare(operator, left, right, True) if operator in RICH:
            return rich_type(types.get(left, NEVER), types.get(right, NEVER))
        case ops.Compare() | ops.Not() | ops.Matches() | ops.Exit() | ops.MatchSequence() | ops.MatchMapping():
            return BOOL
        case ops.GetAttr(target, name):
            return member_type(types.get(target, NEVER), name)
        case ops.GetItem(target, key):
            return item_type(types.get(target, NEVER), plain(types.get(key, NEVER)))
        case ops.AddressOfMember(target, name):
            return member_address_type(types.get(target, NEVER), name)
        case ops.AddressOfItem(target, key):
            return item_address_type(types.get(target, NEVER), plain(types.get(key, NEVER)))
        case ops.AddressOfVariable(name):
            return Pointer(c.Pointer(name.variable.type))
        case ops.Format() | ops.Join():
            return STR
        case ops.Call(callee, args):
            return call_type(types.get(callee, NEVER), [types.get(arg, NEVER) for arg in args])
        case ops.RangeLimit():
            return LONG
    return ANY


def rich_type(left: StaticType, right: StaticType) -> StaticType:
    """Of a comparison as a value: classes of the program decide what it is."""
    if left is NEVER or right is NEVER:
        return NEVER
    return ANY if left is ANY or right is ANY else BOOL


def constant_type(value: object) -> StaticType:
    if value is None:
        return NONE
    if isinstance(value, int) and not isinstance(value, bool):
        return LONG if -2**63 <= value < 2**63 else ANY
    return {bool: BOOL, float: DOUBLE, str: STR}.get(type(value), ANY)


def native_type(name) -> StaticType:
    """A name of a library: a constant, a variable or a macro is read at once, all else waits for its use."""
    if name.is_opaque:
        return Pointer(c.Pointer(c.VOID))
    if name.is_reader:
        return type_of_c(name.function.type.result)
    if name.variable is not None:
        return type_of_c(name.variable.type)
    if name.function is None and not name.types:
        return constant_type(name.constant)
    return Native(name)


def binary_type(operator: str, left: StaticType, right: StaticType) -> StaticType:
    if left is NEVER or right is NEVER:
        return NEVER
    if left in NUMBERS and right in NUMBERS:
        return number_type(operator, left, right)
    if isinstance(left, Pointer) and element_of(left) is not None:
        if operator in "+-" and right is LONG:
            return left
        if operator == "-" and right == left:
            return LONG
    return ANY


def number_type(operator: str, left: StaticType, right: StaticType) -> StaticType:
    if DOUBLE in (left, right):
        return DOUBLE if operator in ("+", "-", "*", "/", "//", "%") else ANY
    if operator == "/":
        return DOUBLE
    if operator in ("&", "|", "^"):
        return BOOL if left is right is BOOL else LONG
    if operator == "%" and left is LONG and right is LONG or operator in ("+", "-", "*") and left is right is BOOL:
        return LONG
    return ANY


def unary_type(operator: str, operand: StaticType) -> StaticType:
    if operand is NEVER or operand is DOUBLE and operator != "~":
        return operand
    return LONG if operand is LONG and operator in "~+" else ANY


def member_type(owner: StaticType, name: str) -> StaticType:
    if owner is NEVER:
        return NEVER
    member = member_of(owner, name)
    return type_of_c(member.type) if member is not None else ANY


def item_type(owner: StaticType, key: StaticType) -> StaticType:
    if owner is NEVER or key is NEVER:
        return NEVER
    element = element_of(owner) if key is LONG else None
    return type_of_c(element) if element is not None else ANY


def member_address_type(owner: StaticType, name: str) -> StaticType:
    if owner is NEVER:
        return NEVER
    member = member_of(owner, name)
    return Pointer(c.Pointer(member.type)) if member is not None and member.bit_size is None else ANY


def item_address_type(owner: StaticType, key: StaticType) -> StaticType:
    if owner is NEVER or key is NEVER:
        return NEVER
    element = element_of(owner) if key is LONG else None
    return Pointer(c.Pointer(element)) if element is not None else ANY


def call_type(callee: StaticType, args: list[StaticType]) -> StaticType:
    if callee is NEVER:
        return NEVER
    match callee:
        case Native(name):
            return native_call_type(name, args)
        case Builtin("new") if args and isinstance(args[0], TypeObject):
            return new_type(args[0].ctype)
        case Builtin("cast") if args and isinstance(args[0], TypeObject):
            return type_of_c(args[0].ctype)
        case Builtin("addressof") if args and isinstance(args[0], Struct):
            return pointer_to(args[0])
        case Builtin(name):
            return BUILTIN_RESULTS.get(name, ANY)
    return ANY


def pointer_to(record: Struct) -> Pointer:
    return Pointer(c.Pointer(c.qualify(record.ctype, "const") if record.const else record.ctype))


def native_call_type(name, args: list[StaticType]) -> StaticType:
    """A call of a native name: the function if it takes this many arguments, else the type."""
    if name.annotation is not None:
        return ANY
    if name.constructs(len(args)):
        return Struct(c.strip(name.record))
    if name.function is not None:
        return type_of_c(name.function.type.result)
    return ANY


def new_type(ctype: c.Type) -> StaticType:
    """`new("int")` is an `int *`; arrays, structs and unions are themselves."""
    plain = c.strip(ctype)
    if isinstance(plain, c.Array):
        return Array(plain) if plain.count is not None else ANY
    if isinstance(plain, c.Record):
        return Struct(plain)
    return Pointer(c.Pointer(ctype))
