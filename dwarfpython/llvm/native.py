"""C objects and calls of C functions whose types are known: plain loads, stores and calls.

What does not fit a fast path (a value of unknown type, a bit-field, a list for an array) goes through the runtime,
which converts by the same descriptors and raises the same errors.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ctypes
from dwarfpython.ir.ctypes import element_of, is_const, is_text, type_of_c
from dwarfpython.ir.types import ANY, BOOL, DOUBLE, LONG, NONE, STR, Array, Enum, Function, Pointer, StaticType, Struct
from dwarfpython.ir.types import plain as plain_type
from dwarfpython.llvm import abi_x86_64 as abi
from dwarfpython.llvm import threads
from dwarfpython.llvm.assembly import symbol
from dwarfpython.llvm.function import LIKELY, UNLIKELY, FunctionLowering
from dwarfpython.llvm.value import NONE_VALUE, Narrow, Value, any_value, plain
from dwarfpython.names import is_for_libffi


# Members and items

def member_of(kind: StaticType, name: str) -> c.Member | None:
    """The member that an attribute of a C object means, unless only the runtime can reach it."""
    member = ctypes.member_of(kind, name)
    return None if member is None or member.bit_size is not None else member


def load_member(f: FunctionLowering, owner: Value, name: str, member: c.Member) -> Value:
    return load_object(f, member_address(f, owner, name, member), member.type)


def store_member(f: FunctionLowering, owner: Value, name: str, member: c.Member, value: Value) -> None:
    data = (value.type is ANY or isinstance(value.type, Array)) and is_callback_data(ctypes.record_behind(owner.type), member)
    if is_scalar(member.type) and not is_const(member.type) and not data:
        store_object(f, member_address(f, owner, name, member), member.type, value)
    else:
        f.call("dpy_setattr", owner, f.m.assembly.c_string(name), value)


def is_callback_data(record: c.Record, member: c.Member) -> bool:
    """Whether the runtime may store an object as itself there: a `void *` beside a function pointer."""
    target = lambda m: isinstance(c.strip(m.type), c.Pointer) and c.strip(c.strip(m.type).target)      # noqa: E731
    return isinstance(target(member), c.Void) and any(isinstance(target(other), c.Function) for other in record.members)


def member_address(f: FunctionLowering, owner: Value, name: str, member: c.Member) -> str:
    if isinstance(owner.type, Pointer):
        refuse_null(f, owner, lambda: f.call("dpy_getattr", owner, f.m.assembly.c_string(name), check=False))
    refuse_freed(f, owner.operand)
    if member.offset == 0:
        return owner.operand
    return f.let(f"getelementptr i8, ptr {owner.operand}, i64 {member.offset}")


def refuse_null(f: FunctionLowering, pointer: Value, complain) -> None:
    """Goes on with a pointer that is not NULL; `complain` makes the runtime raise."""
    if pointer.operand in f.good:
        return
    null, ok = f.new_label("null"), f.new_label("ok")
    f.branch(f.let(f"icmp eq ptr {pointer.operand}, null"), null, ok, UNLIKELY)
    f.start(null)
    f.leave_by(complain)
    f.start(ok)


def refuse_freed(f: FunctionLowering, address: str) -> None:
    """Goes on with an address whose chunk C has not freed. While C has freed nothing that Python knows, that is one
    test; later, what was checked at this place is good until C frees something again."""
    if address in f.good or f.alive.get(address) == (f.block, f.code_run):
        return
    epoch = f.epoch
    later, look, ok = f.new_label("later"), f.new_label("look"), f.new_label("alive")
    f.branch(f.let(f"icmp eq i64 {epoch}, 0"), ok, later, LIKELY)
    f.start(later)
    if f.fast:
        slot = f.cache_slot(2)
        f.branch(is_cached(f, slot, address, epoch), ok, look, LIKELY)
        f.start(look)
    f.call("dpy_alive", address)
    if f.fast:
        f.put(f"store ptr {address}, ptr {slot}, align 8")
        f.put(f"store i64 {epoch}, ptr {offset_by(f, slot, 8)}, align 8")
    f.jump(ok)
    f.start(ok)
    f.alive[address] = f.block, f.code_run


def go_if_bad(f: FunctionLowering, pointer: Value, bad: str) -> None:
    """Goes to the label `bad` with a pointer that is NULL or whose chunk C has freed."""
    given, look, good = (f.new_label(x) for x in ("given", "look", "good"))
    f.branch(f.let(f"icmp eq ptr {pointer.operand}, null"), bad, given, UNLIKELY)
    f.start(given)
    f.branch(f.let(f"icmp eq i64 {f.epoch}, 0"), good, look, LIKELY)
    f.start(look)
    f.branch(f.let(f"icmp eq i8 {f.call('dpy_is_freed', pointer.operand)}, 0"), good, bad, LIKELY)
    f.start(good)


def is_cached(f: FunctionLowering, slot: str, address: str, epoch: str) -> str:
    same = f.let(f"icmp eq ptr {f.let(f'load ptr, ptr {slot}, align 8')}, {address}")
    unchanged = f.let(f"icmp eq i64 {f.let(f'load i64, ptr {offset_by(f, slot, 8)}, align 8')}, {epoch}")
    return f.let(f"and i1 {same}, {unchanged}")


def refuse_outside(f: FunctionLowering, pointer: str, address: str, size: int, complain) -> None:
    """Goes on with the address of an item that lies in the chunk or variable that the pointer points into. Its bounds are
    looked up once for the same pointer at the same place. Grep ORDER BOUNDS: runtime/place.h"""
    epoch, slot = f.epoch, f.cache_slot(4)
    look, known, outside, ok = (f.new_label(x) for x in ("look", "bounds", "outside", "ok"))
    f.branch(is_cached(f, slot, pointer, epoch), known, look, LIKELY)
    f.start(look)
    f.call("dpy_place_bounds", pointer, str(size), slot)
    f.jump(known)
    f.start(known)
    low, last = (f.let(f"load i64, ptr {offset_by(f, slot, at)}, align 8") for at in (16, 24))
    distance = f.let(f"sub i64 {f.address_int(address)}, {low}")
    f.branch(f.let(f"icmp ugt i64 {distance}, {last}"), outside, ok, UNLIKELY)
    f.start(outside)
    f.leave_by(complain)
    f.start(ok)


def indexable(container: Value, key: Value) -> c.Type | None:
    """The type of the item where `container[key]` can be done inline."""
    return element_of(container.type) if plain(key).type is LONG else None


def item_address(f: FunctionLowering, container: Value, key: Value, element: c.Type) -> str:
    index = key.operand
    complain = lambda: f.call("dpy_getitem", container, key, check=False)   # noqa: E731
    if isinstance(container.type, Pointer):
        refuse_null(f, container, complain)
    elif not container.type.ctype.count:
        complain()
        f.jump(f.fail_label())
        f.start(f.new_label("unreachable"))
    else:
        index = bounded(f, index, container.type.ctype.count, complain)
    offset = f.let(f"mul i64 {index}, {c.sizeof(element)}")
    address = f.let(f"getelementptr i8, ptr {container.operand}, i64 {offset}")
    if isinstance(container.type, Pointer) and index != "0":
        refuse_outside(f, container.operand, address, c.sizeof(element), complain)
    else:
        refuse_freed(f, container.operand)
    return address


def bounded(f: FunctionLowering, index: str, count: int, complain) -> str:
    """An index within an array, negative ones counting from the end."""
    negative = f.let(f"icmp slt i64 {index}, 0")
    index = f.let(f"select i1 {negative}, i64 {f.let(f'add i64 {index}, {count}')}, i64 {index}")
    outside, ok = f.new_label("outside"), f.new_label("ok")
    f.branch(f.let(f"icmp uge i64 {index}, {count}"), outside, ok, UNLIKELY)
    f.start(outside)
    f.leave_by(complain)
    f.start(ok)
    return index


# C objects in memory

def is_scalar(ctype: c.Type) -> bool:
    return plain_type(type_of_c(ctype)) in (LONG, DOUBLE, BOOL) or isinstance(type_of_c(ctype), Pointer)


def load_object(f: FunctionLowering, address: str, ctype: c.Type) -> Value:
    """The value of a C object: scalars are copied, aggregates are references."""
    kind = type_of_c(ctype)
    if isinstance(kind, (Struct, Array)):
        return Value(kind, (address,))
    if kind is ANY:
        return f.call("dpy_load", address, f.m.data.descriptor(ctype))
    stored = abi.scalar_type(c.strip(ctype))
    return note_seen(f, from_register(f, f.let(f"load {stored}, ptr {address}, align 1"), ctype))


def note_seen(f: FunctionLowering, value: Value) -> Value:
    """A C pointer comes into Python: what it points at is known from now on, and watched."""
    if isinstance(value.type, Pointer) and not isinstance(c.strip(c.strip(value.type.ctype).target), c.Function):
        f.call("dpy_seen", value.operand, f.m.data.descriptor(value.type.ctype))
    return value


def from_register(f: FunctionLowering, loaded: str, ctype: c.Type) -> Value:
    """A scalar as C holds it, as a value of the type that `type_of_c` says."""
    bare, kind = c.strip(ctype), type_of_c(ctype)
    stored = abi.scalar_type(bare)
    if kind is BOOL:
        return Value(BOOL, (f.let(f"icmp ne {stored} {loaded}, 0"),))
    if kind is DOUBLE:
        return Value(DOUBLE, (f.let(f"fpext float {loaded} to double") if stored == "float" else loaded,))
    if kind is LONG or isinstance(kind, Enum):
        base = c.strip(bare.underlying) if isinstance(bare, c.Enum) else bare
        if stored == "i64":
            return Value(kind, (loaded,))
        wide = f.let(f"{'sext' if base.signed else 'zext'} {stored} {loaded} to i64")
        return Value(kind, (wide,), narrow=Narrow(stored, base.signed, (loaded,)))
    return Value(kind, (loaded,))


def store_object(f: FunctionLowering, address: str, ctype: c.Type, value: Value) -> None:
    stored = abi.scalar_type(c.strip(ctype))
    f.put(f"store {stored} {to_register(f, value, ctype)}, ptr {address}, align 1")


# Conversion of values to C scalars

def to_register(f: FunctionLowering, value: Value, ctype: c.Type, temps: str | None = None) -> str:
    """A value as C holds a scalar of this type, range-checked; TypeError or OverflowError otherwise."""
    bare, value = c.strip(ctype), plain(value)
    if isinstance(bare, c.Pointer):
        return to_pointer(f, value, ctype, temps)
    stored = abi.scalar_type(bare)
    if type_of_c(ctype) is DOUBLE:
        return to_float(f, value, stored)
    if isinstance(bare, (c.Base, c.Enum)) and stored in ("i8", "i16", "i32", "i64"):
        return to_integer(f, value, ctype)
    slot = f.alloca(f"[{c.sizeof(bare)} x i8]", "scalar", 16)
    f.call("dpy_store", slot, f.m.data.descriptor(ctype), value)
    return f.let(f"load {stored}, ptr {slot}, align 16")


def to_float(f: FunctionLowering, value: Value, stored: str) -> str:
    if value.type in (DOUBLE, LONG):
        found = value.operand if value.type is DOUBLE else f.let(f"sitofp i64 {value.operand} to double")
    else:
        found = float_of_any(f, value)
    return f.let(f"fptrunc double {found} to float") if stored == "float" else found


def float_of_any(f: FunctionLowering, value: Value) -> str:
    payload, word = f.box(value)
    fast, slow, done = (f.new_label(x) for x in ("float", "slow", "done"))
    f.branch(f.let(f"icmp eq i64 {word}, {f.m.data.kind('FLOAT')}"), fast, slow, LIKELY)
    f.start(fast)
    quick = f.let(f"bitcast i64 {payload} to double")
    f.jump(done)
    f.start(slow)
    slot = f.alloca("double", "number")
    f.call("dpy_to_double", any_value(payload, word), slot)
    converted, end = f.let(f"load double, ptr {slot}, align 8"), f.label
    f.jump(done)
    f.start(done)
    return f.let(f"phi double [{quick}, %{fast}], [{converted}, %{end}]")


def to_integer(f: FunctionLowering, value: Value, ctype: c.Type) -> str:
    stored = abi.scalar_type(c.strip(ctype))
    if value.type is BOOL:
        return f.let(f"zext i1 {value.operand} to {stored}")
    if value.type is LONG and fits_always(value.operand, ctype):
        return narrowed(f, value.operand, stored)
    if value.narrow and (value.narrow.stored, value.narrow.signed) == (stored, limits(ctype)[0] < 0):
        return to_own_type(f, value, ctype)
    payload, word = f.box(value)
    fast, slow, done = (f.new_label(x) for x in ("fits", "convert", "done"))
    f.branch(in_range(f, payload, word, ctype), fast, slow, LIKELY)
    f.start(fast)
    f.jump(done)
    f.start(slow)
    converted, end = int_of_any(f, any_value(payload, word), ctype), f.label
    f.jump(done)
    f.start(done)
    return narrowed(f, f.let(f"phi i64 [{payload}, %{fast}], [{converted}, %{end}]"), stored)


def int_of_any(f: FunctionLowering, value: Value, ctype: c.Type) -> str:
    slot = f.alloca("i64", "number")
    f.call("dpy_to_int64", value, f.m.data.descriptor(ctype), slot)
    return f.let(f"load i64, ptr {slot}, align 8")


def to_own_type(f: FunctionLowering, value: Value, ctype: c.Type) -> str:
    """An int back to the type that it comes from: the operation in that type, with a test for overflow.

    What is read widened cannot be renamed from a store to a load by the processor, which makes such loops several times slower."""
    narrow = value.narrow
    if not narrow.operator:
        return narrow.operands[0]
    name = ("s" if narrow.signed else "u") + narrow.operator
    pair = f.let(f"call {{{narrow.stored}, i1}} @llvm.{name}.with.overflow.{narrow.stored}"
                 f"({', '.join(f'{narrow.stored} {operand}' for operand in narrow.operands)})")
    outside, fits = f.new_label("outside"), f.new_label("fits")
    f.branch(f.let(f"extractvalue {{{narrow.stored}, i1}} {pair}, 1"), outside, fits, UNLIKELY)
    f.start(outside)
    int_of_any(f, widened(f, narrow), ctype)
    f.put("unreachable")
    f.start(fits)
    return f.let(f"extractvalue {{{narrow.stored}, i1}} {pair}, 0")


def widened(f: FunctionLowering, narrow: Narrow) -> Value:
    """The result that does not fit, from the operands once more. The code generator would widen what it sees widened here where it
    is read, and so on the way that nearly always is taken; of what comes from an `asm` it does not know."""
    extend = "sext" if narrow.signed else "zext"
    wide = [f.let(f"{extend} {narrow.stored} {hidden} to i64") for operand in narrow.operands
            for hidden in [f.let(f'call {narrow.stored} asm "", "=r,0"({narrow.stored} {operand})')]]
    result = f.let(f"{narrow.operator} nsw i64 {wide[0]}, {wide[1]}")
    return any_value(result, str(f.m.data.kind("INT")))


def narrowed(f: FunctionLowering, operand: str, stored: str) -> str:
    return operand if stored == "i64" else f.let(f"trunc i64 {operand} to {stored}")


def limits(ctype: c.Type) -> tuple[int, int]:
    plain = c.strip(ctype)
    base = c.strip(plain.underlying) if isinstance(plain, c.Enum) else plain
    bits = 8 * base.size
    return (-2**(bits - 1), 2**(bits - 1) - 1) if base.signed else (0, 2**bits - 1)


def fits_always(operand: str, ctype: c.Type) -> bool:
    low, high = limits(ctype)
    if operand.lstrip("-").isdigit():
        return low <= int(operand) <= high
    return low <= -2**63 and high >= 2**63 - 1


def in_range(f: FunctionLowering, payload: str, word: str, ctype: c.Type) -> str:
    """An i1: a small int that the type holds."""
    low, high = limits(ctype)
    integer = str(f.m.data.kind("INT"))
    tests = [] if word == integer else [f.let(f"icmp eq i64 {word}, {integer}")]
    if low == 0 and high >= 2**63:
        tests.append(f.let(f"icmp sge i64 {payload}, 0"))
    elif low > -2**63:
        offset = f.let(f"sub i64 {payload}, {low}") if low else payload
        tests.append(f.let(f"icmp ule i64 {offset}, {high - low}"))
    return tests[0] if len(tests) == 1 else f.let(f"and i1 {tests[0]}, {tests[1]}")


def to_pointer(f: FunctionLowering, value: Value, ctype: c.Type, temps: str | None) -> str:
    """The address for a parameter or member of pointer type. `temps`: the call's temporary arrays, if there may be some."""
    plain = c.strip(ctype)
    if value.type is NONE:
        return "null"
    if is_address_of(f, value, plain) and not (isinstance(value.type, Array) and beside_callback(f, plain)):
        if value.type is not STR:
            refuse_freed(f, value.operand)
        return value.operand
    if isinstance(value.type, Function) and isinstance(c.strip(plain.target), c.Function):
        return function_pointer(f, value, ctype)
    return slow_pointer(f, value, ctype, temps)


def beside_callback(f: FunctionLowering, pointer: c.Pointer) -> bool:
    """Whether a C function gets this `void *` and a function pointer: the runtime notes of an array what it is for."""
    if f.argument is None or not isinstance(c.strip(pointer.target), c.Void):
        return False
    pointers = [c.strip(p) for p in f.argument[0].type.parameters if isinstance(c.strip(p), c.Pointer)]
    return any(isinstance(c.strip(p.target), c.Function) for p in pointers)


def slow_pointer(f: FunctionLowering, value: Value, ctype: c.Type, temps: str | None) -> str:
    slot = f.alloca("ptr", "pointer")
    is_argument = f.argument is not None and f.argument[1] < len(f.argument[0].type.parameters)
    if is_argument and isinstance(c.strip(c.strip(ctype).target), c.Void):
        function, number = f.argument
        f.call("dpy_to_argument", value, f.m.data.prototype(function), str(number), slot, temps or "null")
    elif temps is None:
        f.call("dpy_to_pointer", value, f.m.data.descriptor(ctype), slot)
    else:
        f.call("dpy_to_pointer_temp", value, f.m.data.descriptor(ctype), slot, temps)
    return f.let(f"load ptr, ptr {slot}, align 8")


def is_address_of(f: FunctionLowering, value: Value, pointer: c.Pointer) -> bool:
    """Whether the value's own address is what the pointer type wants, with no test at run time."""
    target = c.strip(pointer.target)
    if value.type is STR:
        return is_text(pointer) and is_const(pointer.target) and f.m.data.is_c_text(value.operand)
    if not isinstance(value.type, (Pointer, Struct, Array)):
        return False
    own = value.type.ctype
    referred = c.strip(own.target if isinstance(own, c.Pointer) else own.element if isinstance(own, c.Array) else own)
    drops_const = isinstance(own, c.Pointer) and is_const(own.target) and not is_const(pointer.target)
    return not drops_const and (isinstance(target, c.Void) or target.shallow_key == referred.shallow_key)


def function_pointer(f: FunctionLowering, value: Value, ctype: c.Type) -> str:
    """A Python function of this module as a C function: its typed entry, unless its variable was rebound."""
    from dwarfpython.llvm import entries
    handler = f.m.is_signal_handler(ctype)
    function, kind = value.type.function, c.strip(c.strip(ctype).target)
    if handler or f.m.options.calls == "ffi" or any(map(is_for_libffi, (*kind.parameters, kind.result))):
        return slow_pointer(f, value, ctype, None)
    entry = entries.typed_entry(f.m, function, kind)
    same, other, done = (f.new_label(x) for x in ("same", "rebound", "done"))
    native = f.m.entry_symbol(function)
    f.branch(f.let(f"icmp eq i64 {value.parts[0]}, ptrtoint (ptr {native} to i64)"), same, other, LIKELY)
    f.start(same)
    f.jump(done)
    f.start(other)
    found = slow_pointer(f, value, ctype, None)
    end = f.label
    f.jump(done)
    f.start(done)
    return f.let(f"phi ptr [{entry}, %{same}], [{found}, %{end}]")


# Variables of libraries

def variable_address(f: FunctionLowering, name) -> str:
    """A thread-local one has an address for each thread, which the dynamic linker tells."""
    if not name.variable.thread_local:
        return f.m.native_symbol(name)
    library, variable = f.m.needed(name.library), name.variable.name
    address = f.call("dpy_thread_variable", f.m.assembly.c_string(library), f.m.assembly.c_string(variable))
    f.check(f.let(f"icmp eq ptr {address}, null"))
    return address


# Calls

def call_function(f: FunctionLowering, name, args: list[Value], keywords: tuple[str, ...], kind: StaticType) -> Value:
    """Calls a library's function: directly where the arguments are plain, else through libffi."""
    function = name.function
    address = f.m.native_symbol(name)
    direct = f.m.options.calls == "direct" and not keywords and arity_fits(function.type, len(args)) \
        and all(passes(p) for p in (*function.type.parameters, function.type.result))
    result = call_direct(f, function, address, args) if direct else call_ffi(f, function, address, args, keywords)
    result = f.unbox(result, kind)
    if name.release and isinstance(result.type, Pointer):
        f.call("dpy_owned", result.operand, f.m.assembly.c_string(name.release))
    return result


def arity_fits(kind: c.Function, count: int) -> bool:
    wanted = len(kind.parameters)
    return count == wanted or (count > wanted and (kind.variadic or not kind.prototyped))


def passes(ctype: c.Type) -> bool:
    """Whether direct calls handle the type: all but complex numbers, long double, 128-bit integers and SIMD vectors."""
    plain = c.strip(ctype)
    if isinstance(plain, c.Base):
        return plain.encoding != "complex" and plain.size <= 8
    return not c.holds_vector(plain)


def call_ffi(f: FunctionLowering, function, address: str, args: list[Value], keywords: tuple[str, ...]) -> Value:
    spilled = f.spill(args)
    return f.call("dpy_native_call", f.m.data.prototype(function), address, f.m.assembly.c_string(function.name),
                  spilled, str(len(args)), f.m.data.names(keywords))


def call_direct(f: FunctionLowering, function, address: str, args: list[Value]) -> Value:
    kind = function.type
    extra = tuple(promoted(value) for value in args[len(kind.parameters):])
    if None in extra:
        return call_ffi(f, function, address, args, ())
    types = (*kind.parameters, *extra)
    signature = abi.signature(kind, extra)
    temps = temporaries(f, args, types)
    flat = []
    for i, (value, ctype, passing) in enumerate(zip(args, types, signature.arguments)):
        f.argument = (function, i)
        flat += pass_argument(f, value, ctype, passing, temps)
    f.argument = None
    result = call_address(f, signature, address, flat)
    if temps:
        f.call("dpy_temps_finish", temps)
    received = receive(f, result, kind.result, signature.result)
    threads.safepoint(f)
    return received


def promoted(value: Value) -> c.Type | None:
    """The C type of a variadic argument whose type is known; None: the runtime finds out."""
    if plain(value).type is LONG:
        return c.Base("long", 8, "signed")       # whether the callee takes an int or a long, it finds the number
    if value.type is DOUBLE:
        return c.Base("double", 8, "float")
    if value.type is STR:
        return c.Pointer(c.qualify(c.Base("char", 1, "signed_char"), "const"))
    if isinstance(value.type, Pointer):
        return value.type.ctype
    return None


def temporaries(f: FunctionLowering, args: list[Value], types: tuple[c.Type, ...]) -> str | None:
    """A `struct dpy_temps` where an argument may be a list for a C array."""
    if not any(value.type is ANY and isinstance(c.strip(ctype), c.Pointer) for value, ctype in zip(args, types)):
        return None
    slot = f.alloca("ptr", "temps")
    f.put(f"store ptr null, ptr {slot}, align 8")
    return slot


def pass_argument(f: FunctionLowering, value: Value, ctype: c.Type, passing: abi.Passing, temps: str | None) -> list[str]:
    """The LLVM arguments, with their types, for one C argument."""
    if passing.scalar:
        return [f"{passing.pieces[0]} {passing.extension} {to_register(f, value, ctype, temps)}".replace("  ", " ")]
    address = aggregate_address(f, value, ctype)
    if passing.memory:
        return [f"ptr byval([{passing.size} x i8]) align {passing.alignment} {address}"]
    copy = eightbytes(f, passing)
    copy_bytes(f, copy, address, passing.size)
    return [f"{piece} {f.let(f'load {piece}, ptr {offset_by(f, copy, 8 * i)}, align 8')}"
            for i, piece in enumerate(passing.pieces)]


def eightbytes(f: FunctionLowering, passing: abi.Passing) -> str:
    """Room for an aggregate as its registers hold it, with what lies behind its end in the last of them."""
    return f.alloca(f"[{max(len(passing.pieces) * 8, passing.size)} x i8]", "copy", 16)


def offset_by(f: FunctionLowering, address: str, offset: int) -> str:
    return f.let(f"getelementptr i8, ptr {address}, i64 {offset}") if offset else address


def copy_bytes(f: FunctionLowering, target: str, source: str, size: int) -> None:
    f.put(f"call void @llvm.memcpy.p0.p0.i64(ptr {target}, ptr {source}, i64 {size}, i1 false)")


def aggregate_address(f: FunctionLowering, value: Value, ctype: c.Type) -> str:
    """Where a struct that is passed by value lies."""
    plain = c.strip(ctype)
    if isinstance(value.type, Struct) and value.type.ctype.shallow_key == plain.shallow_key:
        refuse_freed(f, value.operand)
        return value.operand
    slot = f.alloca(f"[{max(c.sizeof(plain) or 1, 1)} x i8]", "struct", 16)
    f.call("dpy_store", slot, f.m.data.descriptor(ctype), value)
    return slot


def call_address(f: FunctionLowering, signature: abi.Signature, address: str, flat: list[str]) -> str:
    """The call itself; an exception in a callback may come out of it. Gives the result register, or the sret memory."""
    threads.leave(f, flat)
    memory = ""
    if signature.result.memory:
        memory = f.alloca(f"[{signature.result.size} x i8]", "result", max(16, signature.result.alignment))
        flat = [f"ptr sret([{signature.result.size} x i8]) {memory}", *flat]
    kind = signature.llvm if signature.variadic else signature.result.result
    extension = signature.result.extension
    # What LLVM knows of a libc function of that name does not count: the call is made, and seen by whoever looks for it.
    text = f"{kind} {address}({', '.join(flat)}) nobuiltin"
    result = f.invoke(text if signature.result.result == "void" else f"{extension} {text}".strip())
    threads.reenter(f)
    return result or memory


def receive(f: FunctionLowering, result: str, ctype: c.Type, passing: abi.Passing) -> Value:
    """A C result as a value; structs are copied to the heap."""
    kind = type_of_c(ctype)
    if kind is NONE:
        return NONE_VALUE
    if isinstance(kind, Struct):
        return receive_struct(f, result, kind, passing)
    if kind is ANY:
        slot = f.alloca(f"[{passing.size} x i8]", "result", 16)
        f.put(f"store {passing.pieces[0]} {result}, ptr {slot}, align 8")
        return f.call("dpy_load", slot, f.m.data.descriptor(ctype))
    return note_seen(f, from_register(f, result, ctype))


def receive_struct(f: FunctionLowering, result: str, kind: Struct, passing: abi.Passing) -> Value:
    made = f.call("dpy_native_new", f.m.data.descriptor(kind.ctype), "null", "0", "null")
    address = f.let(f"inttoptr i64 {made.parts[0]} to ptr")
    if passing.memory:
        copy_bytes(f, address, result, passing.size)
    elif passing.pieces:
        copy = eightbytes(f, passing)
        f.put(f"store {passing.result} {result}, ptr {copy}, align 8")
        copy_bytes(f, address, copy, passing.size)
    return Value(kind, (address,))
