"""The entries of a Python function.

    f                 `struct val` parameters by the C ABI; with captured variables the closure comes first
    f.any             for calls of unknown shape: binds the arguments, then calls f
    f.c.<signature>   C parameters and result, for C callers; an exception leaves it by unwinding

A function whose parameters are annotated with C types is compiled as what C calls: `f` has those parameters, and `f.values`,
which takes values, converts them and calls it.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.dwarf.declaration import declare
from dwarfpython.ir.build.functions import entry_order
from dwarfpython.ir.ctypes import type_of_c
from dwarfpython.ir.function import Function, Local
from dwarfpython.ir.types import ANY, NONE
from dwarfpython.llvm import abi_x86_64 as abi
from dwarfpython.llvm import native, threads, variables
from dwarfpython.llvm.assembly import symbol
from dwarfpython.llvm.function import FAILURE, UNLIKELY, FunctionLowering
from dwarfpython.llvm.value import Value, any_value

VALUE = abi.Passing(("i64", "i64"), size=16, alignment=16)


def value_arguments(count: int, closure: bool) -> list[abi.Passing]:
    """How `count` values travel, after the closure if there is one."""
    registers = abi.Registers()
    if closure:
        registers.integer -= 1
    return [registers.take(VALUE) for _ in range(count)]


def entry_parameters(function: Function) -> list[str]:
    """The LLVM parameters of the native entry, named %a0, %a0.w ..."""
    found = ["ptr %self"] if function.captures else []
    for i, passing in enumerate(value_arguments(len(function.parameters.names), function.captures)):
        found += [f"ptr byval([16 x i8]) align 16 %a{i}"] if passing.memory else [f"i64 %a{i}", f"i64 %a{i}.w"]
    return found


def call_entry(f: FunctionLowering, entry: str, args: list[Value], closure: str | None = None) -> str:
    """Calls a native entry; gives the pair, untested."""
    flat = [f"ptr {closure}"] if closure else []
    for value, passing in zip(args, value_arguments(len(args), closure is not None)):
        flat += f.value_argument(value, passing)
    return f.let(f"call {{i64, i64}} {entry}({', '.join(flat)})")


# Prologue and return

def receive_parameters(f: FunctionLowering) -> None:
    """Moves the arguments to their variables, captured ones to cells."""
    function = f.function
    if function.signature is not None and not enters_late(function):
        threads.enter(f)
    if function.signature is not None:
        make_cells(f, {})
        return receive_typed(f)
    given = given_arguments(f)
    make_cells(f, given)
    for name, value in given.items():
        if not own_cell(function.locals[name]):
            variables.store(f, name, value)


def given_arguments(f: FunctionLowering) -> dict[str, Value]:
    """What the native entry was called with, by parameter."""
    function = f.function
    passings = value_arguments(len(function.parameters.names), function.captures)
    return {name: f.load_pair(f"%a{i}") if passing.memory else any_value(f"%a{i}", f"%a{i}.w")
            for i, (name, passing) in enumerate(zip(entry_order(function.parameters), passings))}


def enters_late(function: Function) -> bool:
    """Whether a typed entry need not wait for its turn until its parameters are in their variables. It is better so: debuggers
    take a branch for the end of the prologue."""
    scalars = all(native.is_scalar(ctype) for ctype in function.signature.parameters)
    return scalars and not any(local.captured for local in function.locals.values())


def receive_typed(f: FunctionLowering) -> None:
    signature = abi.signature(f.function.signature)
    for i, (name, passing) in enumerate(zip(f.function.parameters.names, signature.arguments)):
        variables.store(f, name, typed_argument(f, i, passing, f.function.signature.parameters[i]))


def typed_argument(f: FunctionLowering, i: int, passing: abi.Passing, ctype: c.Type) -> Value:
    """A C argument as a value. A struct is copied to the heap: the program may keep it."""
    if passing.scalar:
        if type_of_c(ctype) is ANY:
            slot = f.alloca(f"[{passing.size} x i8]", "argument", 16)
            f.put(f"store {passing.pieces[0]} %a{i}, ptr {slot}, align 8")
            return f.call("dpy_load_argument", slot, f.m.data.descriptor(ctype))
        return native.from_register(f, f"%a{i}", ctype)
    if passing.memory:
        return native.receive_struct(f, f"%a{i}", type_of_c(ctype), passing)
    copy = native.eightbytes(f, passing)
    for j, piece in enumerate(passing.pieces):
        f.put(f"store {piece} %a{i}.{j}, ptr {native.offset_by(f, copy, 8 * j)}, align 8")
    return native.receive_struct(f, copy, type_of_c(ctype), abi.Passing(memory=True, size=passing.size))


def typed_parameters(signature: abi.Signature) -> list[str]:
    found = [f"ptr sret([{signature.result.size} x i8]) %result"] if signature.result.memory else []
    for i, passing in enumerate(signature.arguments):
        kinds = abi.argument_types(passing)
        single = passing.memory or passing.scalar
        found += [f"{kind} %a{i}" if single else f"{kind} %a{i}.{j}" for j, kind in enumerate(kinds)]
    return found


def own_cell(local: Local) -> bool:
    return local.captured and not local.inlined


def make_cells(f: FunctionLowering, given: dict[str, Value]) -> None:
    """The cells of captured variables. That there was memory for them is asked at the first line, by check_cells: debuggers
    take a branch for the end of the prologue. What C calls stores its arguments afterwards, so it asks at once."""
    for name, local in f.function.locals.items():
        if local.free is not None:
            f.put(f"store ptr {closure_cell(f, local.free)}, ptr {f.homes[name]}, align 8")
        elif own_cell(local) and f.function.signature is not None:
            variables.make_cell(f, local)
        elif own_cell(local):
            f.entry_cells.append(variables.put_cell(f, local, given.get(name, any_value("0", "0"))))


def check_cells(f: FunctionLowering) -> None:
    for cell in f.entry_cells:
        f.check(f.let(f"icmp eq ptr {cell}, null"))


def closure_cell(f: FunctionLowering, index: int) -> str:
    """The cell of a captured variable, from the closure."""
    cells = c.strip(f.m.data.runtime.struct("dpy_closure")).fields["cells"].offset
    return f.let(f"load ptr, ptr {f.let(f'getelementptr i8, ptr %self, i64 {cells + 8 * index}')}, align 8")


def lower_return(f: FunctionLowering, value: Value) -> None:
    if f.function.signature is not None:
        return return_typed(f, value, f.function.signature)
    return_pair(f, value)


def return_pair(f: FunctionLowering, value: Value) -> None:
    payload, word = f.box(value)
    first = f.let(f"insertvalue {{i64, i64}} poison, i64 {payload}, 0")
    f.put(f"ret {{i64, i64}} {f.let(f'insertvalue {{i64, i64}} {first}, i64 {word}, 1')}")


def return_typed(f: FunctionLowering, value: Value, kind: c.Function) -> None:
    passing, result = abi.returning(kind.result), "void"
    if passing.scalar:
        result = f"{passing.result} {native.to_register(f, value, kind.result)}"
    elif passing.memory:
        native.copy_bytes(f, "%result", native.aggregate_address(f, value, kind.result), passing.size)
    elif passing.pieces:
        copy = native.eightbytes(f, passing)
        native.copy_bytes(f, copy, native.aggregate_address(f, value, kind.result), passing.size)
        result = f"{passing.result} {f.let(f'load {passing.result}, ptr {copy}, align 8')}"
    threads.go_back(f)
    f.put(f"ret {result}")


def failing_return(f: FunctionLowering, kind: c.Function | None) -> list[str]:
    """What follows the label `failed`. From an entry that C called the exception is thrown; zero if nobody waits for it."""
    if kind is None:
        return [f"  ret {FAILURE}{f.location}"]
    shown: list[str] = []
    kept = f.show_registers(shown)
    throw = [*shown, f"  call void {f.m.runtime_symbol('dpy_throw')}(){f.location}", *f.keep_text(kept)]
    result = abi.returning(kind.result).result
    return [*throw, f"  ret {'void' if result == 'void' else f'{result} zeroinitializer'}{f.location}"]


# Further entries

def value_name(function: Function) -> str:
    """The entry that takes values."""
    return function.symbol if function.signature is None else function.symbol + ".values"


def typed_name(function: Function, kind: c.Function) -> str:
    return f"{function.symbol}.c.{declare(kind)}".replace(", ", ",").replace(" *", "*")


def serves(own: c.Function, kind: c.Function) -> bool:
    """Whether C may call a function of one signature where it wants the other: as in C, `void *` stands for any pointer."""
    pairs = [(own.result, kind.result), *zip(own.parameters, kind.parameters)]
    return len(own.parameters) == len(kind.parameters) and not kind.variadic and all(same_slot(*pair) for pair in pairs)


def same_slot(a: c.Type, b: c.Type) -> bool:
    a, b = c.strip(a), c.strip(b)
    if not (isinstance(a, c.Pointer) and isinstance(b, c.Pointer)):
        return a == b
    targets = c.strip(a.target), c.strip(b.target)
    return targets[0] == targets[1] or any(isinstance(target, c.Void) for target in targets)


def typed_entry(m, function: Function, kind: c.Function) -> str:
    """The typed entry of a function for a C signature; made here unless the function has it already."""
    if function.signature is not None and serves(function.signature, kind):
        return m.typed_symbol(function)
    name = typed_name(function, kind)
    if name not in m.entries:
        m.entries[name] = None
        m.typed_entries.setdefault(function.symbol, []).append((kind, name))
        lower_typed_entry(m, function, kind, name)
    return symbol(name)


def lower_typed_entry(m, function: Function, kind: c.Function, name: str) -> None:
    """C arguments to values, the call of f, its result to C."""
    f = m.stub(function, name, kind.result)
    threads.enter(f)
    signature = abi.signature(kind)
    args = [typed_argument(f, i, passing, ctype)
            for i, (passing, ctype) in enumerate(zip(signature.arguments, kind.parameters))]
    count = function.parameters.positional
    wrong = len(args) != count or function.parameters.star or function.parameters.keyword_only or function.captures
    if wrong:
        result = f.call("dpy_call", m.function_value(function), f.spill(args), str(len(args)), "null")
    else:
        pair = call_entry(f, m.entry_symbol(function), args)
        result = any_value(f.let(f"extractvalue {{i64, i64}} {pair}, 0"), f.let(f"extractvalue {{i64, i64}} {pair}, 1"))
        f.branch(f.let(f"icmp eq i64 {result.parts[1]}, 0"), "failed", "returned", UNLIKELY)   # the frame is in the traceback
        f.start("returned")
    return_typed(f, result, kind)
    m.finish_stub(f, f"{signature.result.extension} {signature.result.result}".strip(), typed_parameters(signature),
                  failing_return(f, kind))


def lower_value_entry(m, function: Function) -> None:
    """`f.values` of a function that is compiled with a C signature."""
    f = m.stub(function, value_name(function))
    kind = function.signature
    passings = value_arguments(len(kind.parameters), False)
    args = [f.load_pair(f"%a{i}") if passing.memory else any_value(f"%a{i}", f"%a{i}.w")
            for i, passing in enumerate(passings)]
    signature = abi.signature(kind)
    flat = [argument for value, ctype, passing in zip(args, kind.parameters, signature.arguments)
            for argument in native.pass_argument(f, value, ctype, passing, None)]
    result = native.call_address(f, signature, m.typed_symbol(function), flat)
    value = native.receive(f, result, kind.result, signature.result)
    payload, word = f.box(value)
    first = f.let(f"insertvalue {{i64, i64}} poison, i64 {payload}, 0")
    f.put(f"ret {{i64, i64}} {f.let(f'insertvalue {{i64, i64}} {first}, i64 {word}, 1')}")
    m.finish_stub(f, "{i64, i64}", entry_parameters(function), failing_return(f, None))


def lower_any_entry(m, function: Function) -> str:
    """`f.any`: exactly the positional arguments go straight on; all else is bound by the runtime."""
    name = function.symbol + ".any"
    f = m.stub(function, name)
    shape = function.parameters
    count = len(shape.names)
    plain = not (shape.star or shape.star_star or shape.keyword_only)
    f.put(f"%bound = alloca [{max(count, 1)} x {{i64, i64}}], align 16")
    bind, call = "bind", "call"
    if plain:
        exact = f.let(f"icmp eq i64 %n, {shape.positional}")
        unnamed = f.let("icmp eq ptr %kwnames, null")
        f.branch(f.let(f"and i1 {exact}, {unnamed}"), call, bind)
    else:
        f.jump(bind)
    f.start(bind)
    refused = f.call("dpy_bind", m.function_descriptor(function), own_defaults(f, function), "%args", "%n", "%kwnames", "%bound",
                     check=False)
    bound = f.label
    f.branch(f.let(f"icmp slt i32 {refused}, 0"), "refused", call, UNLIKELY)
    f.start("refused")           # the traceback ends at the call
    f.put(f"ret {FAILURE}")
    f.start(call)
    source = f.let(f"phi ptr [%args, %entry], [%bound, %{bound}]") if plain else "%bound"
    args = [f.load_pair(f.let(f"getelementptr {{i64, i64}}, ptr {source}, i64 {i}")) for i in range(count)]
    pair = call_entry(f, m.entry_symbol(function), args, "%self" if function.captures else None)
    f.put(f"ret {{i64, i64}} {pair}")
    m.finish_stub(f, "{i64, i64}", ["ptr %self", "ptr %args", "i64 %n", "ptr %kwnames"], failing_return(f, None))
    return symbol(name)


def own_defaults(f: FunctionLowering, function: Function) -> str:
    """The defaults of a closure, or the static ones."""
    if not function.captures:
        return f.m.static_defaults(function)
    offset = c.strip(f.m.data.runtime.struct("dpy_closure")).fields["defaults"].offset
    return f.let(f"load ptr, ptr {f.let(f'getelementptr i8, ptr %self, i64 {offset}')}, align 8")


def store_defaults(f: FunctionLowering, function: Function, defaults: list[tuple[int, Value]]) -> str:
    """Evaluated defaults go to the function's static array, or to the array that a closure copies."""
    if not defaults:
        return "null"
    if not function.captures:
        slots = f.m.static_defaults(function)
    else:
        slots = f.alloca(f"[{function.parameters.defaultable} x {{i64, i64}}]", "defaults", 16)
        f.put(f"call void @llvm.memset.p0.i64(ptr {slots}, i8 0, i64 {16 * function.parameters.defaultable}, i1 false)")
    for index, value in defaults:
        slot = f.let(f"getelementptr {{i64, i64}}, ptr {slots}, i64 {index}")
        f.store_pair(slot, *f.box(value))
    return slots
