"""Lowers a module: its functions with all their entries, its variables, and the descriptor that the runtime starts from."""

from __future__ import annotations

from dataclasses import dataclass

from dwarfpython import __version__
from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Module
from dwarfpython.ir.types import ANY, LONG, Builtin, Native, TypeObject
from dwarfpython.llvm import abi_x86_64 as abi
from dwarfpython.llvm import annotations, calls, control, entries, generators, loops, native, numbers, objects, threads, variables
from dwarfpython.llvm.assembly import MODULE_SYMBOL, Assembly, symbol
from dwarfpython.llvm.data import DESCRIPTOR_ALIGNMENT, Data
from dwarfpython.llvm.debug import Debug
from dwarfpython.llvm.function import FunctionLowering
from dwarfpython.llvm.value import NONE_VALUE, Value, any_value
from dwarfpython.modules import LIBRARY, STANDARD
from dwarfpython.names import BUILTIN_ALIASES, BUILTIN_CONSTANTS, needed_name

LOWERINGS = {name.removeprefix("lower_"): function
             for family in (numbers, objects, calls, control, loops, variables, generators)
             for name, function in vars(family).items() if name.startswith("lower_")}
# Lowerings that are told the static type of the result.
TYPED = {name for name, function in LOWERINGS.items() if function.__code__.co_argcount == 3}
ATTRIBUTES = 'noinline uwtable noimplicitfloat "frame-pointer"="all" "disable-tail-calls"="true"'
HANDLER_TYPES = ("__sighandler_t", "sighandler_t", "sig_t")


@dataclass(frozen=True)
class RuntimeFunction:
    symbol: str
    type: c.Function
    signature: abi.Signature


class ModuleLowering:
    def __init__(self, module: Module, runtime, options, session=None):
        self.module = module
        self.options = options
        self.session = session
        self.assembly = Assembly()
        self.data = Data(self.assembly, runtime)
        self.debug = Debug(self.assembly, module, self.data, options, f"dwarfpython {__version__}")
        self.runtime = runtime
        self.functions: dict[str, RuntimeFunction] = {}
        self.entries: dict[str, None] = {}
        self.typed_entries: dict[str, list[tuple[c.Function, str]]] = {}
        self.descriptors: dict[str, str] = {}
        self.lines = assignment_lines(module)

    # The runtime

    def runtime_function(self, name: str) -> RuntimeFunction:
        """A function of the runtime, its signature from the runtime's own DWARF."""
        if name not in self.functions:
            found = self.runtime.function(name)
            assert found is not None, f"the runtime has no {name}"
            signature = abi.signature(found.type)
            text = f"{signature.result.result} {symbol(name)}({', '.join(signature.parameters())})"
            self.functions[name] = RuntimeFunction(self.assembly.declare(name, text), found.type, signature)
        return self.functions[name]

    def runtime_symbol(self, name: str) -> str:
        return self.runtime_function(name).symbol

    # Functions

    def entry_symbol(self, function: Function) -> str:
        """The native entry, a dso_local function of this image or one of an earlier input."""
        return symbol(generators.entry_name(function) if function.is_generator else entries.value_name(function))

    def typed_symbol(self, function: Function) -> str:
        return symbol(function.symbol)

    def function_descriptor(self, function: Function) -> str:
        return symbol(function.symbol + ".function")

    def function_value(self, function: Function) -> Value:
        word = self.data.word(self.function_descriptor(function), "FUNCTION")
        return any_value(f"ptrtoint (ptr {self.entry_symbol(function)} to i64)", word)

    def static_defaults(self, function: Function) -> str:
        """The address of the array of default values, one per parameter that may have one."""
        if not function.has_defaults:
            return "null"
        name = function.symbol + ".defaults"
        if name not in self.assembly.data:
            self.assembly.define(name, f"internal global [{function.parameters.defaultable} x {{i64, i64}}] "
                                       "zeroinitializer, align 16")
        return symbol(name)

    def stub(self, function: Function, name: str, result: c.Type | None = None) -> FunctionLowering:
        """An additional entry of a function. Its name is another, so that `break f` means f alone."""
        f = FunctionLowering(self, function, name)
        f.block = ops.Block("stub", None)
        f.traced = False
        f.subprogram = self.debug.subprogram(function, name, result)
        f.at(function.span)
        return f

    def finish_stub(self, f: FunctionLowering, result: str, parameters: list[str], failed: list[str]) -> None:
        self.assembly.functions.append(function_text(self, f, result, parameters, failed))

    def lower_function(self, function: Function) -> None:
        if function.is_generator:
            self.lower_generator(function)
            return
        f = self.begin_function(function)
        variables.declare_variables(f)
        f.location = ""      # so that debuggers take the first line of the body for the end of the prologue
        entries.receive_parameters(f)
        f.jump(f.block_label("entry.1"))
        for block in function.blocks.values():
            lower_block(f, block)
        if function.signature is None:
            result, parameters = "{i64, i64}", entries.entry_parameters(function)
        else:
            signature = abi.signature(function.signature)
            result = f"{signature.result.extension} {signature.result.result}".strip()
            parameters = entries.typed_parameters(signature)
            entries.lower_value_entry(self, function)
            self.typed_entries.setdefault(function.symbol, []).insert(0, (function.signature, function.symbol))
        failed = entries.failing_return(f, function.signature)
        self.assembly.functions.append(function_text(self, f, result, parameters, failed))
        if not function.is_body:
            entries.lower_any_entry(self, function)

    def begin_function(self, function: Function) -> FunctionLowering:
        f = FunctionLowering(self, function, function.symbol)
        f.subprogram = self.debug.subprogram(function, result=function.signature.result if function.signature else None)
        f.block = function.blocks["entry.1"]
        f.started = set()
        f.at(ops.Span(function.span.line, function.span.column, function.span.line, function.span.column))
        return f

    def lower_generator(self, function: Function) -> None:
        f = self.begin_function(function)
        generators.declare_variables(f)
        control.check_stack(f)
        generators.dispatch(f)
        for block in function.blocks.values():
            lower_block(f, block)
        failed = entries.failing_return(f, None)
        self.assembly.functions.append(function_text(self, f, "{i64, i64}", ["ptr %self"], failed))
        generators.describe(self, function)
        if not function.is_expression:
            generators.lower_entry(self, function)
            entries.lower_any_entry(self, function)

    def describe_function(self, function: Function) -> None:
        """`struct dpy_function` of one function."""
        shape, text = function.parameters, self.assembly.c_string
        kind = "CLOSURE" if function.captures else "FUNCTION"
        flags = self.data.function_flags
        flag = (flags["DPY_FUNCTION_STAR"] * shape.star | flags["DPY_FUNCTION_STAR_STAR"] * shape.star_star
                | flags["DPY_FUNCTION_CAPTURES"] * function.captures
                | flags["DPY_FUNCTION_TYPED"] * (function.signature is not None)
                | flags["DPY_FUNCTION_GENERATOR"] * function.is_generator
                | flags["DPY_FUNCTION_TEXT"] * self.module.is_text)
        base = self.data.structure("dpy_type", name=f"ptr {text(function.name)}", kind=f"i32 {self.data.kind(kind)}")
        names = self.data.array("ptr", [f"ptr {text(name)}" for name in shape.names])
        body = self.data.structure(
            "dpy_function", type=base, entry=f"ptr {self.entry_symbol(function)}",
            any=f"ptr {symbol(function.symbol + '.any')}", qualname=f"ptr {text(function.qualname)}", doc=f"ptr {text(function.doc) if function.doc is not None else 'null'}",
            filename=f"ptr {text(self.module.filename)}", line=f"i32 {function.span.line}", flags=f"i32 {flag}",
            positional_only=f"i32 {shape.positional_only}", positional=f"i32 {shape.positional}",
            keyword_only=f"i32 {shape.keyword_only}", parameters=f"ptr {names}",
            defaults=f"ptr {'null' if function.captures else self.static_defaults(function)}",
            typed=f"ptr {self.typed_table(function)}")
        self.assembly.define(function.symbol + ".function", f"internal global {body}, align {DESCRIPTOR_ALIGNMENT}")

    def typed_table(self, function: Function) -> str:
        """The C signatures that a function has entries for."""
        rows = [self.data.structure("dpy_typed_entry", signature=f"ptr {self.data.descriptor(kind)}", entry=f"ptr {symbol(name)}")
                for kind, name in self.typed_entries.get(function.symbol, [])]
        if not rows:
            return "null"
        end = self.data.structure("dpy_typed_entry", signature="ptr null", entry="ptr null")
        return self.data.array(end[:end.index("}>") + 2], [*rows, end])

    # Variables

    def is_rebound(self, name: str) -> bool:
        return len(self.lines.get(name, ())) > 1

    def is_function(self, name: str) -> bool:
        """Whether a variable of the module is what one `def` says. To debuggers the name is then the function, which they can call."""
        return name in self.module.known and not self.is_rebound(name)

    def may_grow(self, name: str) -> bool:
        """Whether a variable may hold text that still grows: what an earlier input of the session does is not known here."""
        return name in self.module.grown or self.session is not None and name in self.session.slots

    def global_slot(self, name: str) -> str:
        """The address of a variable of the module; a session's variables may live in the image of an earlier input."""
        slot = "dpy.global." + name
        if self.session is not None and name in self.session.slots:
            self.assembly.needed[self.session.slots[name]] = None
            return self.assembly.declare(slot, "external global {i64, i64}, align 16")
        if slot not in self.assembly.data:
            described = "" if self.is_function(name) else f", !dbg {self.debug.module_variable(name, min(self.lines.get(name, [1])))}"
            self.assembly.define(slot, f"dso_local global {{i64, i64}} zeroinitializer, align 16{described}")
        return symbol(slot)

    def describe_module(self) -> None:
        """`dpy.module`: where the runtime starts."""
        text, module = self.assembly.c_string, self.module
        rows = [self.data.structure("dpy_global", name=f"ptr {text(name)}", slot=f"ptr {self.global_slot(name)}")
                for name in sorted(self.module.globals, key=lambda name: name.encode())]
        table = self.data.array(rows[0][:rows[0].index("}>") + 2], rows) if rows else "null"
        types = self.data.named_types()
        body = self.data.structure(
            "dpy_module", abi=f"i32 {self.abi_version()}", name=f"ptr {text(module.name)}",
            imported_as=f"ptr {text(module.imported_as) if module.imported_as else 'null'}",
            doc=f"ptr {text(module.doc) if module.doc is not None else 'null'}",
            library=f"ptr {text(f'{LIBRARY}:{STANDARD}')}", options=f"ptr {text(self.options.text)}",
            libraries=f"ptr {text(' '.join(module.libraries))}",
            filename=f"ptr {text(module.filename)}", body=f"ptr {symbol(module.body.symbol)}",
            globals=f"ptr {table}", global_count=f"i64 {len(rows)}",
            types=f"ptr {self.data.array('ptr', types)}", type_count=f"i64 {len(types)}")
        self.assembly.define(MODULE_SYMBOL, f"dso_local global {body}, align 16")

    def abi_version(self) -> int:
        return self.runtime.constant("DPY_ABI") or 0

    # Names that are no variables

    def meaning(self, f: FunctionLowering, value: Value) -> tuple[str, str]:
        """A builtin, a native name or a C type as (payload, type word)."""
        match value.type:
            case Builtin(name):
                return self.builtin_value(name)
            case TypeObject(ctype):
                return f.address_int(self.data.descriptor(ctype)), str(self.data.kind("TYPE"))
            case Native(name) if name.annotation is not None:
                return f.address_int(annotations.annotated(self, name)), str(self.data.kind("BUILTIN"))
            case Native(name) if name.function is not None:
                word = self.data.word(self.data.prototype(name.function), "NATIVE")
                return f.address_int(self.native_symbol(name)), word
            case Native(name):
                found = name.record or next(iter(name.types.values()))
                return f.address_int(self.data.descriptor(found)), str(self.data.kind("TYPE"))
        raise AssertionError(value)

    def builtin_value(self, name: str) -> tuple[str, str]:
        """A class is a type object, anything else a constant or a builtin function."""
        if name in BUILTIN_CONSTANTS:
            return "0", str(self.data.kind(BUILTIN_CONSTANTS[name]))
        name = BUILTIN_ALIASES.get(name, name)
        for variable in (f"dpy_type_{name}", f"dpy_{name}"):
            if self.runtime.variable(variable) is not None:
                return f"ptrtoint (ptr {self.data.external(variable)} to i64)", str(self.data.kind("TYPE"))
        return f"ptrtoint (ptr {self.data.external('dpy_builtin_' + name)} to i64)", str(self.data.kind("BUILTIN"))

    def native_symbol(self, name) -> str:
        """The address of a library's function or variable; the image then needs the library."""
        found, linked = name.function or name.variable, name.symbol or (name.function or name.variable).name
        self.needed(name.library)
        if found.version:
            self.assembly.versions[linked] = (name.library.soname, found.version)
        if name.function is None:
            return self.assembly.declare(linked, "external global i8")
        signature = abi.signature(found.type)
        return self.assembly.declare(linked, f"{signature.result.result} {symbol(linked)}"
                                             f"({', '.join(signature.parameters())})")

    def needed(self, library) -> str:
        """The name of a library that the image then needs."""
        name = needed_name(library)
        self.assembly.needed[name] = None
        return name

    def is_signal_handler(self, ctype: c.Type) -> bool:
        while isinstance(ctype, (c.Typedef, c.Qualified)):
            if isinstance(ctype, c.Typedef) and ctype.name in HANDLER_TYPES:
                return True
            ctype = ctype.type
        return False


def assignment_lines(module: Module) -> dict[str, list[int]]:
    """Where each variable of the module is assigned."""
    found: dict[str, list[int]] = {}
    for function in module.functions:
        for block in function.blocks.values():
            for instruction in block.instructions:
                if isinstance(instruction.op, ops.StoreGlobal):
                    found.setdefault(instruction.op.name, []).append(instruction.span.line)
    return found


def lower_block(f: FunctionLowering, block: ops.Block) -> None:
    f.block = block
    f.start(f.block_label(block.label))
    f.started.add(block.label)
    line = place_of_yield(block)
    entered = block.label == "entry.1" and not f.function.is_generator
    for instruction in block.instructions:
        f.at(instruction.span, keep=isinstance(instruction.op, ops.Jump))
        if instruction.span.line not in (line, 0) and not isinstance(instruction.op, ops.Jump):
            line = instruction.span.line
            f.mark()
        if entered:          # here and not before: debuggers take a branch for the end of the prologue
            enter(f)
            entered = False
        lower_instruction(f, instruction)


def enter(f: FunctionLowering) -> None:
    entries.check_cells(f)
    if f.function.is_body:
        return
    if f.function.signature is not None and entries.enters_late(f.function):
        place, f.location = f.location, ""       # as in check_stack
        threads.enter(f)
        f.location = place
    control.check_stack(f)


def place_of_yield(block: ops.Block) -> int | None:
    """The line at which a generator or a loop's next run goes on: a debugger has stopped there before."""
    first = block.instructions[0]
    return first.span.line if isinstance(first.op, (ops.Sent, ops.Forward, ops.Run)) else None


def lower_instruction(f: FunctionLowering, instruction: ops.Instruction) -> None:
    operation, result = instruction.op, instruction.result
    name = type(operation).__name__
    kind = f.function.types.get(result, ANY)
    if isinstance(operation, ops.LoadBuiltin):
        f.values[result] = Value(kind)
    elif isinstance(operation, ops.LoadType):
        f.values[result] = Value(kind)
    elif isinstance(operation, ops.LoadNative):
        f.values[result] = load_native(f, operation, kind)
    elif isinstance(operation, ops.StoreNative):
        store_native(f, operation)
    elif name in TYPED:
        f.values[result] = LOWERINGS[name](f, operation, kind)
        if isinstance(operation, ops.Call) and is_status(f.values[operation.callee], f.values[result]):
            f.statuses.add(result)
    else:
        value = LOWERINGS[name](f, operation)
        if result is not None:
            f.values[result] = value if value is not None else NONE_VALUE


def is_status(callee: Value, result: Value) -> bool:
    """Whether a call's result is the int of a C function."""
    return isinstance(callee.type, Native) and callee.type.name.function is not None and result.type is LONG \
        and str(c.strip(callee.type.name.function.type.result)) == "int"


def load_native(f: FunctionLowering, operation: ops.LoadNative, kind) -> Value:
    """A library's variable is read, a constant is known; a function or type waits for its use."""
    name = operation.name
    if isinstance(kind, Native):
        return Value(kind)
    if name.is_reader:
        return native.call_function(f, name, [], (), kind)
    if name.variable is None:
        return objects.lower_Const(f, ops.Const(name.constant), kind)
    if name.is_errno:
        number = f.call("dpy_get_errno", check=False)
        return Value(kind, (f.let(f"sext i32 {number} to i64"),))
    if name.is_opaque:
        return Value(kind, (native.variable_address(f, name),))
    return native.load_object(f, native.variable_address(f, name), name.variable.type)


def store_native(f: FunctionLowering, operation: ops.StoreNative) -> None:
    name, value = operation.name, f.values[operation.value]
    if name.is_errno:
        number = native.to_register(f, value, c.Base("int", 4, "signed"))
        f.put(f"call void {f.m.runtime_symbol('dpy_set_errno')}(i32 {number})")
    elif native.is_scalar(name.variable.type):
        native.store_object(f, native.variable_address(f, name), name.variable.type, value)
    else:
        f.call("dpy_store", native.variable_address(f, name), f.m.data.descriptor(name.variable.type), value)


def attributes(function: Function) -> str:
    """Optimising code that runs once costs more than it saves: a body without loops is compiled as fast as can be."""
    once = function.is_body and not any(block.loop for block in function.blocks.values())
    return ATTRIBUTES + " optnone" * once


def function_text(m: ModuleLowering, f: FunctionLowering, result: str, parameters: list[str], failed: list[str]) -> str:
    """The whole definition: slots first, then the code, then the cold paths."""
    personality = ""
    if f.invokes:
        m.assembly.declare("dpy_personality", f"i32 {symbol('dpy_personality')}(...)")
        personality = f" personality ptr {symbol('dpy_personality')}"
    scratch = [f"  %scratch = alloca [{f.scratch_size} x {{i64, i64}}], align 16"] if f.scratch_size else []
    scratch += [f"  %kept = alloca [{f.kept_size} x i64], align 8"] if f.kept_size else []
    head = f"define dso_local {result} {symbol(f.symbol)}({', '.join(parameters)}) {attributes(f.function)}{personality} !dbg {f.subprogram} {{"
    return "\n".join([head, "entry:", *f.allocas, *scratch, *f.lines, *f.cold, "failed:", *failed, "}"])


def lower_module(module: Module, runtime, options, session=None) -> Assembly:
    """The whole module as LLVM assembly."""
    m = ModuleLowering(module, runtime, options, session)
    for function in module.functions:
        m.lower_function(function)
    for function in module.functions:
        if not function.is_body and not function.is_expression:
            m.describe_function(function)
    m.describe_module()
    m.debug.finish()
    return m.assembly
