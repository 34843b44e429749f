"""The state of lowering one function: LLVM text under construction, variables, failures.

Failures: an operation that fails gives type word 0 (or a negative int); control goes to a cold block that adds
the place to the traceback and continues at the IR block's handler, or returns a failure.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Local
from dwarfpython.ir.ops import Block, Span, Temp
from dwarfpython.ir.types import (ANY, BOOL, DOUBLE, LONG, NONE, STR, Array, Builtin, Enum, Native, Pointer,
                                  StaticType, Struct, TypeObject)
from dwarfpython.llvm import abi_x86_64 as abi
from dwarfpython.llvm.assembly import symbol
from dwarfpython.llvm.value import Value, any_value, is_pair, llvm_type

UNLIKELY = "!{!\"branch_weights\", i32 1, i32 2000}"
LIKELY = "!{!\"branch_weights\", i32 2000, i32 1}"
UNBOUND_GLOBAL, UNBOUND_LOCAL, UNBOUND_FREE = range(3)      # ORDER UNBOUND
FAILURE = "{i64, i64} zeroinitializer"
# Runtime functions that may call what is not Python, through which an exception may come as an unwind.
INVOKED = {"dpy_call", "dpy_call_star", "dpy_call_method", "dpy_call_method_cached", "dpy_call_method_of_type", "dpy_call_super", "dpy_native_call",
           "dpy_each", "dpy_next", "dpy_next_unpack",
           "dpy_import", "dpy_import_name", "dpy_import_star"}
# Those that come to no code of the program's, whatever they are given.
QUIET = {"dpy_seen", "dpy_owned", "dpy_alive", "dpy_is_freed", "dpy_place_bounds", "dpy_to_int64", "dpy_to_double", "dpy_get_errno",
         "dpy_stack_check"}


def is_builtin(value: Value) -> bool:
    """Whether a value is known to be no instance of a class of the program."""
    if value.type in (LONG, DOUBLE, BOOL, NONE, STR) or isinstance(value.type, Enum):
        return True
    return is_pair(value.type) and value.unchecked is None and value.parts[1].isdigit()


class FunctionLowering:
    """Lowers one IR function; `m` is the ModuleLowering."""

    def __init__(self, m, function: Function, symbol_name: str):
        self.m = m
        self.function = function
        self.symbol = symbol_name
        self.lines: list[str] = []
        self.allocas: list[str] = []
        self.cold: list[str] = []
        self.values: dict[Temp, Value] = {}
        self.counter = 0
        self.label = "entry"
        self.block: Block | None = None
        self.span: Span = function.span
        self.failures: dict[tuple, str] = {}
        self.argument: tuple | None = None       # (C function, index) of the argument being converted
        self.invokes = False
        self.scratch_size = 0
        self.kept_size = 0
        self.lengths: dict[Value, str] = {}      # of text that is to be added to, when it was loaded
        self.statuses: set[Temp] = set()         # results of C functions that return int
        self.traced = True                       # failures add a frame to the traceback
        self.atoms = 0
        self.registers: list[tuple[str, str, str]] = []   # variables without a home: slot, description, its place
        self.subprogram = ""
        self.location = ""
        self.held: dict[str, tuple[Block, str]] = {}          # pointer variables that have been loaded: in which block, the operand
        self.alive: dict[str, tuple[Block, int]] = {}         # pointers that have been checked: in which block, after which call
        self.code_run = 0                                     # calls so far that may come to other code
        self.epoch_slot = self.make_epoch_slot()
        self.located: ops.Inlined | None = None       # what `location` is inlined from
        self.inlined: dict[ops.Inlined, tuple[str, str]] = {}
        self.fenced: set[ops.Inlined] = set()         # whose beginning the scheduler respects
        self.asides: dict[str, str] = {}              # scopes of copied loops
        self.entry_cells: list[str] = []              # made in the prologue, not yet tested
        self.good: set[str] = set()                   # operands that are neither NULL nor freed

    # Text

    def fresh(self, hint: str = "t") -> str:
        self.counter += 1
        return f"%{hint}{self.counter}"

    def put(self, text: str) -> None:
        self.lines.append(f"  {text}{self.location}")

    def let(self, text: str, hint: str = "t") -> str:
        """An instruction with a result, whose name is given back."""
        name = self.fresh(hint)
        self.lines.append(f"  {name} = {text}{self.location}")
        return name

    def start(self, label: str) -> None:
        self.lines.append(f"{label}:")
        self.label = label

    def new_label(self, hint: str) -> str:
        self.counter += 1
        return f"{hint}{self.counter}"

    def branch(self, condition: str, then: str, otherwise: str, weights: str = "") -> None:
        prof = f", !prof {self.m.assembly.node(weights)}" if weights else ""
        self.put(f"br i1 {condition}, label %{then}, label %{otherwise}{prof}")

    def jump(self, label: str) -> None:
        self.put(f"br label %{label}")

    def alloca(self, kind: str, hint: str, align: int = 8) -> str:
        name = self.fresh(hint)
        self.allocas.append(f"  {name} = alloca {kind}, align {align}")
        return name

    def make_epoch_slot(self) -> str | None:
        """Where a function that handles C objects has dpy_free_epoch: it changes in calls only, so it is read again after each,
        and between them stays in a register."""
        if not any(isinstance(kind, (Pointer, Struct, Array)) for kind in self.function.types.values()):
            return None
        slot = self.alloca("i64", "epoch")
        self.allocas += self.epoch_text(slot)
        return slot

    def epoch_text(self, slot: str | None) -> list[str]:
        """Reads dpy_free_epoch again, where the function has it at all."""
        self.code_run += 1
        if slot is None:
            return []
        epoch, source = self.fresh("epoch"), self.m.assembly.declare("dpy_free_epoch", "external global i64")
        return [f"  {epoch} = load i64, ptr {source}, align 8{self.location}",
                f"  store i64 {epoch}, ptr {slot}, align 8{self.location}"]

    @property
    def epoch(self) -> str:
        """dpy_free_epoch as it is now."""
        slot = self.epoch_slot or self.m.assembly.declare("dpy_free_epoch", "external global i64")
        return self.let(f"load i64, ptr {slot}, align 8", "epoch")

    def cache_slot(self, words: int) -> str:
        """Words of the frame, zero at first, in which code keeps what it has found out at one place."""
        name = self.alloca(f"[{words} x i64]", "cache")
        self.allocas += [f"  store [{words} x i64] zeroinitializer, ptr {name}, align 8"]
        return name

    def at(self, span: Span, keep: bool = False) -> None:
        """What follows comes from `span`. `keep`: debuggers are told of the place before, as far as it is in this function:
        they would not stop at a loop's line if the way back to it had that line too."""
        self.span = span
        inlined = self.block.inlined
        if not keep or not self.location or not span.line or inlined is not self.located:
            self.location, self.located = f", !dbg {self.place(span, inlined)}", inlined

    def place(self, span: Span, inlined: ops.Inlined | None = None, atom: int = 0) -> str:
        scope, call = self.scope_of(inlined)
        if self.block.aside:
            scope = self.scope_aside(scope, self.block.aside)
        return self.m.debug.location(scope, span.line, span.column, atom, call)

    def scope_aside(self, scope: str, loop: str) -> str:
        """A block of its own for code that is there twice: gdb stops at a line only once in each block, at its first
        place there. LLVM leaves out a block without variables, hence one that has no name, which no debugger shows; gdb
        leaves out one without names, hence the label."""
        if loop not in self.asides:
            block = self.asides[loop] = self.m.debug.lexical_block(scope, self.span.line)
            debug, line = self.m.debug, self.span.line
            place = debug.location(block, line, 0)
            self.lines += [f"    #dbg_value(i64 0, {debug.nameless(block, line)}, !DIExpression(), {place})",
                           f"    #dbg_label({debug.label(block, 'careful', line)}, {place})"]
        return self.asides[loop]

    def scope_of(self, inlined: ops.Inlined | None) -> tuple[str, str]:
        """The function that debuggers see, and where its code is inlined: of a comprehension, or of this function."""
        if inlined is None:
            return self.subprogram, ""
        if inlined not in self.inlined:
            scope, call = self.scope_of(inlined.outer)
            call = self.m.debug.call_site(scope, inlined.span.line, inlined.span.column, call)
            self.inlined[inlined] = self.m.debug.subprogram(inlined), call
        return self.inlined[inlined]

    def mark(self) -> None:
        """A place to stop at before the code of a line: no instruction, but ordered with every visible effect.

        Only these places count as statements (LLVM's key instructions), so a line that the scheduler began early is
        never shown before the effects of the lines above are complete. The number keeps LLVM from merging two places."""
        if not self.debugged:
            return
        self.atoms += 1
        place = self.place(self.span, self.block.inlined, self.atoms)
        kept = self.show_registers(self.lines)
        operands = "".join(f", i64 {value}" for value in kept)
        self.fence_comprehension()
        uses = f'"i{",r" * len(kept)}"(i32 {self.atoms}{operands})'
        self.lines.append(f'  call void asm sideeffect "", {uses}, !dbg {place}')

    def fence_comprehension(self) -> None:
        """Where a comprehension begins a label that the scheduler moves nothing past. Elsewhere what it moves up is no statement and
        does no harm; but gdb stops wherever inlined code begins."""
        inlined = self.block.inlined
        if inlined is None or inlined in self.fenced or self.m.options.opt_level == 0:
            return
        self.fenced.add(inlined)
        declared = self.m.assembly.declare("llvm.codeview.annotation", "void @llvm.codeview.annotation(metadata)")
        self.lines.append(f"  call void {declared}(metadata !{{}}){self.location}")

    def show_registers(self, lines: list[str]) -> list[str]:
        """Tells debuggers which registers have the variables without a home from here on; gives the operands for an `asm`
        that keeps them there. A value that is computed, if only from itself, debuggers refuse to set: the loop counts
        with it."""
        values = []
        for slot, variable, place in self.registers:
            values.append(self.fresh())
            lines += [f"  {values[-1]} = load i64, ptr {slot}, align 8{self.location}",
                      f"    #dbg_value(i64 {values[-1]}, {variable}, "
                      f"!DIExpression(DW_OP_not, DW_OP_not, DW_OP_stack_value), {place})"]
        return values

    def keep_text(self, kept: list[str]) -> list[str]:
        """Up to here debuggers find these operands."""
        uses = f'"{",".join("r" * len(kept))}"({", ".join(f"i64 {value}" for value in kept)})'
        return [f'  call void asm sideeffect "", {uses}{self.location}'] if kept else []

    @property
    def debugged(self) -> bool:
        """Whether variables have homes, for debuggers or for the function's own locals(), and lines have places to stop at."""
        return self.m.options.debugging == "full" or self.function.reads_frame

    @property
    def fast(self) -> bool:
        """Whether inline fast paths pay here: code that runs once is better small."""
        return self.m.options.opt_level > 0 and (self.block.loop or not self.function.is_body)

    # Failures

    def fail_label(self) -> str:
        """The cold block for a failure at this place."""
        key = (self.span, self.block.handler, self.argument, self.block.inlined)
        if key not in self.failures:
            label = self.failures[key] = self.new_label("fail")
            self.cold.append(f"{label}:")
            kept = self.show_registers(self.cold)
            if self.argument:
                self.explain_argument(*self.argument)
            if self.traced:
                self.cold += self.traceback_text()
            self.cold += self.keep_text(kept)
            self.cold.append(self.leave_text())
        return self.failures[key]

    def leave_by(self, complain) -> None:
        """The end of a path on which `complain` makes the runtime raise: other paths know nothing of its calls."""
        run = self.code_run
        complain()
        self.jump(self.fail_label())
        self.code_run = run

    def traceback_text(self) -> list[str]:
        """Adds this place to the traceback; in a comprehension also the places around it."""
        add, places, span, inlined = self.m.runtime_symbol("dpy_traceback_add"), [], self.span, self.block.inlined
        while inlined is not None:
            places.append((inlined.name, span))
            span, inlined = inlined.span, inlined.outer
        return [f"  call void {add}(ptr {self.m.data.site(name, self.m.module.filename, where)}){self.location}"
                for name, where in [*places, (self.function.name, span)]]

    def explain_argument(self, function, index: int) -> None:
        """The pending exception says of which argument of which C function it is."""
        prototype, name = self.m.data.prototype(function), self.m.assembly.c_string(function.name)
        raises = self.m.runtime_function("dpy_raise_argument")
        self.cold.append(f"  {self.fresh()} = call {{i64, i64}} {raises.symbol}(ptr {prototype}, ptr {name}, i64 {index}){self.location}")

    def leave_text(self) -> str:
        if self.block.handler:
            return f"  br label %{self.block_label(self.block.handler)}{self.location}"
        return f"  br label %failed{self.location}"

    def block_label(self, label: str) -> str:
        return "b." + label

    def check(self, failed: str) -> None:
        """Goes on unless the i1 `failed` holds."""
        ok = self.new_label("ok")
        self.branch(failed, self.fail_label(), ok, UNLIKELY)
        self.start(ok)

    def checked(self, value: Value) -> Value:
        """A result of the runtime, tested for failure."""
        self.check(self.let(f"icmp eq i64 {value.parts[1]}, 0"))
        return value

    def check_int(self, result: str) -> str:
        """An int result, negative for failure, tested."""
        self.check(self.let(f"icmp slt i32 {result}, 0"))
        return result

    # Calls of the runtime

    def call(self, name: str, *arguments: Value | str, check: bool = True):
        """Calls a function of the runtime. Values go where it takes a `struct val`, operands for all else.

        Gives a Value for a `struct val`, an operand otherwise; checks for failure unless told not to."""
        declared = self.m.runtime_function(name)
        given = iter(arguments)
        flat: list[str] = []
        for kind, argument in zip(declared.type.parameters, declared.signature.arguments):
            item = next(given)
            flat += self.value_argument(item, argument) if argument.size == 16 and not argument.scalar \
                else [f"{argument.pieces[0]} {item}"]
        text = f"{declared.signature.result.result} {declared.symbol}({', '.join(flat)})"
        if name in INVOKED:
            result = self.invoke(text)
        else:
            values = [argument for argument in arguments if isinstance(argument, Value)]
            quiet = name in QUIET or (values and all(map(is_builtin, values)))
            result = self.let_call(text, runs_code=not quiet)
        return self.call_result(declared, result, check)

    def call_any_entry(self, name: str, args: list[Value], keywords: tuple[str, ...]) -> Value:
        """Calls a builtin through its entry for any arguments."""
        builtin = self.m.data.external("dpy_builtin_" + name)
        offset = c.strip(self.m.runtime.struct("dpy_builtin")).fields["any"].offset
        spilled, names = self.spill(args), self.m.data.names(keywords)
        entry = self.let(f"load ptr, ptr {self.let(f'getelementptr i8, ptr {builtin}, i64 {offset}')}, align 8")
        result = self.invoke(f"{{i64, i64}} {entry}(ptr {builtin}, ptr {spilled}, i64 {len(args)}, ptr {names})")
        return self.checked(any_value(self.let(f"extractvalue {{i64, i64}} {result}, 0", "p"),
                                      self.let(f"extractvalue {{i64, i64}} {result}, 1", "w")))

    def value_argument(self, value: Value, argument: abi.Passing) -> list[str]:
        payload, word = self.box(value)
        if not argument.memory:
            return [f"i64 {payload}", f"i64 {word}"]
        slot = self.alloca("{i64, i64}", "arg", 16)
        self.store_pair(slot, payload, word)
        return [f"ptr byval([16 x i8]) align 16 {slot}"]

    def call_result(self, declared, result: str, check: bool):
        if declared.signature.result.result == "{i64, i64}":
            value = any_value(self.let(f"extractvalue {{i64, i64}} {result}, 0", "p"),
                              self.let(f"extractvalue {{i64, i64}} {result}, 1", "w"))
            return self.checked(value) if check else value
        if declared.signature.result.result == "i32" and check:
            return self.check_int(result)
        return result

    def let_call(self, text: str, runs_code: bool = True) -> str:
        """`runs_code`: the callee may come to code of the program, or of C."""
        result = ""
        if text.startswith("void"):
            self.put(f"call {text}")
        else:
            result = self.let(f"call {text}")
        if runs_code:
            self.lines += self.epoch_text(self.epoch_slot)
        return result

    def invoke(self, text: str) -> str:
        """A call through which an exception may come from C frames."""
        self.invokes = True
        ok, pad = self.new_label("ok"), self.new_label("pad")
        result = "" if text.startswith("void") else self.fresh()
        self.put(f"{result + ' = ' if result else ''}invoke {text} to label %{ok} unwind label %{pad}")
        caught = self.m.runtime_symbol("dpy_caught")
        exception, address = self.fresh(), self.fresh()
        self.cold += [f"{pad}:", f"  {exception} = landingpad {{ptr, i32}} catch ptr null{self.location}",
                      f"  {address} = extractvalue {{ptr, i32}} {exception}, 0{self.location}",
                      f"  call void {caught}(ptr {address}){self.location}", *self.epoch_text(self.epoch_slot),
                      f"  br label %{self.fail_label()}{self.location}"]
        self.start(ok)
        self.lines += self.epoch_text(self.epoch_slot)
        return result

    # Values

    def pair(self, word: str, payload: str) -> tuple[str, str]:
        return payload, word

    def box(self, value: Value) -> tuple[str, str]:
        """(payload, type word) of any value."""
        kind, data = value.type, self.m.data
        if is_pair(kind):
            return self.bound(value).parts
        if kind is LONG:
            return value.operand, str(data.kind("INT"))
        if isinstance(kind, Enum):
            return value.operand, self.m.data.type_word(kind.ctype, "INT")
        if kind is DOUBLE:
            return self.let(f"bitcast double {value.operand} to i64"), str(data.kind("FLOAT"))
        if kind is BOOL:
            return self.let(f"zext i1 {value.operand} to i64"), str(data.kind("BOOL"))
        if kind is NONE:
            return "0", str(data.kind("NONE"))
        if kind is STR:
            return self.address_int(value.operand), str(data.kind("STR"))
        if isinstance(kind, (Pointer, Struct, Array)):
            return self.box_c_object(value)
        return self.m.meaning(self, value)

    def box_c_object(self, value: Value) -> tuple[str, str]:
        ctype = value.type.ctype
        if isinstance(ctype, c.Pointer) and isinstance(c.strip(ctype.target), c.Function):
            return self.address_int(value.operand), self.m.data.type_word(c.strip(ctype.target), "NATIVE")
        name = {Pointer: "POINTER", Struct: "STRUCT", Array: "ARRAY"}[type(value.type)]
        if isinstance(value.type, Struct) and value.type.const:
            ctype = c.qualify(ctype, "const")
        return self.address_int(value.operand), self.m.data.type_word(ctype, name)

    def bound(self, value: Value) -> Value:
        """A module variable's value, after the check that it has one."""
        if value.unchecked is None:
            return value
        self.check_bound(value.parts[1], value.unchecked, UNBOUND_GLOBAL)
        return any_value(*value.parts)

    def check_bound(self, word: str, name: str, kind: int) -> None:
        unbound, ok = self.new_label("unbound"), self.new_label("bound")
        self.branch(self.let(f"icmp eq i64 {word}, 0"), unbound, ok, UNLIKELY)
        self.start(unbound)
        text, hint = self.m.assembly.c_string, self.m.module.hints.get(name) if kind == UNBOUND_GLOBAL else None
        if hint:
            self.call("dpy_raise_misspelt", text(name), text(hint), check=False)
        else:
            self.call("dpy_raise_unbound", text(name), str(kind), check=False)
        self.jump(self.fail_label())
        self.start(ok)

    def address_int(self, pointer: str) -> str:
        if pointer.startswith("%"):
            return self.let(f"ptrtoint ptr {pointer} to i64")
        return f"ptrtoint (ptr {pointer} to i64)"

    def unbox(self, value: Value, kind: StaticType) -> Value:
        """A boxed value whose type is known to be `kind`."""
        if is_pair(kind) or not is_pair(value.type):
            return value
        payload = value.parts[0]
        if kind is LONG or isinstance(kind, Enum):
            return Value(kind, (payload,))
        if kind is DOUBLE:
            return Value(DOUBLE, (self.let(f"bitcast i64 {payload} to double"),))
        if kind is BOOL:
            return Value(BOOL, (self.let(f"icmp ne i64 {payload}, 0"),))
        if kind is NONE:
            return Value(NONE)
        return Value(kind, (self.let(f"inttoptr i64 {payload} to ptr"),))

    def convert(self, value: Value, kind: StaticType) -> Value:
        """A value as a variable of type `kind` holds it (`kind` is its own type, or ANY)."""
        if is_pair(kind) and not (is_pair(value.type) and value.unchecked is None):
            return any_value(*self.box(value))
        return value

    def store_pair(self, slot: str, payload: str, word: str, volatile: str = "") -> None:
        self.put(f"store {volatile}i64 {payload}, ptr {slot}, align 16")
        second = self.let(f"getelementptr inbounds i8, ptr {slot}, i64 8")
        self.put(f"store {volatile}i64 {word}, ptr {second}, align 8")

    def load_pair(self, slot: str) -> Value:
        payload = self.let(f"load i64, ptr {slot}, align 16", "p")
        second = self.let(f"getelementptr inbounds i8, ptr {slot}, i64 8")
        return any_value(payload, self.let(f"load i64, ptr {second}, align 8", "w"))

    def spill(self, values: list[Value]) -> str:
        """The address of an array of values, free for reuse after the call."""
        scratch = self.scratch(len(values))
        for i, value in enumerate(values):
            payload, word = self.box(value)
            slot = self.let(f"getelementptr inbounds {{i64, i64}}, ptr {scratch}, i64 {i}")
            self.store_pair(slot, payload, word)
        return scratch

    def scratch(self, count: int) -> str:
        """Space for values on their way to or from one callee; all calls of the function share it."""
        self.scratch_size = max(self.scratch_size, count)
        return "%scratch" if count else "null"

    def forget_passed(self) -> None:
        """What calls were given lies in the frame until others overwrite it, and to a collection it is in use."""
        if self.scratch_size:
            self.put(f"call void @llvm.memset.p0.i64(ptr %scratch, i8 0, i64 {16 * self.scratch_size}, i1 true)")

    def kept(self, words: int) -> str:
        """Space for what the frame keeps while C runs; all calls of the function share it."""
        self.kept_size = max(self.kept_size, words)
        return "%kept"

    def items(self, values: list[Value]) -> str:
        """The address of an array of values that the callee only reads: constants need no code."""
        if not values or any(part.startswith("%") for value in values for part in value.parts):
            return self.spill(values)
        pairs = [f"{{i64, i64}} {{i64 {payload}, i64 {word}}}" for payload, word in map(self.constant_pair, values)]
        return self.m.data.array("{i64, i64}", pairs, align=16)

    def constant_pair(self, value: Value) -> tuple[str, str]:
        if value.type is DOUBLE:
            return str(int(value.operand, 16)), str(self.m.data.kind("FLOAT"))
        if value.type is BOOL:
            return str(int(value.operand == "true")), str(self.m.data.kind("BOOL"))
        return self.box(value)

    def merge(self, kind: StaticType, incoming: list[tuple[Value, str]]) -> Value:
        """A phi of values of one type, each from the block where it was made."""
        count = 2 if is_pair(kind) else 0 if kind is NONE else 1
        parts = []
        for i in range(count):
            choices = ", ".join(f"[{value.parts[i]}, %{label}]" for value, label in incoming)
            parts.append(self.let(f"phi {'i64' if count == 2 else llvm_type(kind)} {choices}"))
        return Value(kind, tuple(parts))

    def result_text(self) -> list[str]:
        """The blocks at the end: cold paths, and the common failing exit."""
        return self.cold + ["failed:", f"  ret {FAILURE}{self.location}"]
