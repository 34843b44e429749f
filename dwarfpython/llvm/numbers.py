"""Operators. Operands of known type need no test; of unknown type, small ints and floats are done inline where it pays, all
else by the runtime."""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.types import ANY, BOOL, DOUBLE, LONG, NONE, Array, Pointer, StaticType, Struct
from dwarfpython.llvm import text
from dwarfpython.llvm.function import LIKELY, UNLIKELY, FunctionLowering
from dwarfpython.llvm.value import Narrow, Value, any_value, plain

# Grep ORDER BINARY: enum dpy_operator in runtime/operations.h
OPERATORS = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
OVERFLOWING = {"+": "sadd", "-": "ssub", "*": "smul"}
NARROW = {"+": "add", "-": "sub", "*": "mul"}
FLOATING = {"+": "fadd", "-": "fsub", "*": "fmul"}
DIVIDING = FLOATING | {"/": "fdiv"}
BITWISE = {"&": "and", "|": "or", "^": "xor"}
EXACT_INTS = BITWISE | {"+": "add nsw", "-": "sub nsw", "*": "mul nsw"}      # where the result is an int for sure
SIGNED = {"==": "eq", "!=": "ne", "<": "slt", "<=": "sle", ">": "sgt", ">=": "sge"}
UNSIGNED = SIGNED | {"<": "ult", "<=": "ule", ">": "ugt", ">=": "uge"}
ORDERED = {"==": "oeq", "!=": "une", "<": "olt", "<=": "ole", ">": "ogt", ">=": "oge"}
EXACT = 2**53            # ints up to here are floats exactly


def lower_Binary(f: FunctionLowering, op: ops.Binary, kind: StaticType) -> Value:
    left, right = plain(f.values[op.left]), plain(f.values[op.right])
    if kind is DOUBLE:
        return float_binary(f, op, left, right)
    if kind is BOOL:
        return Value(BOOL, (f.let(f"{BITWISE[op.operator]} i1 {left.operand}, {right.operand}"),))
    if op.operator in EXACT_INTS and left.type in (BOOL, LONG) and right.type in (BOOL, LONG):
        left, right = as_long(f, left), as_long(f, right)
    if kind is LONG and op.operator in EXACT_INTS:
        return Value(LONG, (f.let(f"{EXACT_INTS[op.operator]} i64 {left.operand}, {right.operand}"),))
    if op.operator in NARROW and (exact := narrow_binary(f, op.operator, left, right)):
        return exact
    if isinstance(kind, Pointer) and isinstance(left.type, Pointer):
        return pointer_step(f, op.operator, left, right)
    if f.fast and (op.operator in OVERFLOWING or op.operator in BITWISE) and may_be_int(left) and may_be_int(right):
        return fast_binary(f, op, left, right)
    if f.fast and op.operator in DIVIDING and may_be_number(left) and may_be_number(right):
        return fast_floats(f, op, left, right)
    if f.fast and op.operator in ("//", "%") and may_be_int(left) and right.type is LONG and is_positive(right):
        return f.unbox(divide_by_constant(f, op, left, right), kind)
    if f.fast and op.operator in ("<<", ">>") and may_be_int(left) and right.type is LONG and is_distance(right):
        return f.unbox(shift_by_constant(f, op, left, right), kind)
    return f.unbox(slow_binary(f, op, left, right), kind)


def as_long(f: FunctionLowering, value: Value) -> Value:
    """A bool for the int that it is."""
    return Value(LONG, (f.let(f"zext i1 {value.operand} to i64"),)) if value.type is BOOL else value


def narrow_binary(f: FunctionLowering, operator: str, left: Value, right: Value) -> Value | None:
    """An operation on ints of one C type of less than 64 bits, whose result fits in 64 for sure; None for others."""
    kind = left.narrow or right.narrow
    if kind is None or operator == "*" and not kind.signed and kind.stored == "i32":
        return None
    operands = [narrow_operand(value, kind) for value in (left, right)]
    if None in operands:
        return None
    wide = f.let(f"{EXACT_INTS[operator]} i64 {left.operand}, {right.operand}")
    narrow = Narrow(kind.stored, kind.signed, tuple(operands), NARROW[operator])
    return Value(ANY, (wide, str(f.m.data.kind("INT"))), narrow=narrow)


def narrow_operand(value: Value, kind: Narrow) -> str | None:
    """The operand of the narrow type, or the literal, if the type holds it."""
    if value.narrow and (value.narrow.stored, value.narrow.signed) == (kind.stored, kind.signed):
        return None if value.narrow.operator else value.narrow.operands[0]
    if value.type is not LONG or not value.operand.lstrip("-").isdigit():
        return None
    bits = int(kind.stored[1:])
    low, high = (-2**(bits - 1), 2**(bits - 1) - 1) if kind.signed else (0, 2**bits - 1)
    return value.operand if low <= int(value.operand) <= high else None


def may_be_int(value: Value) -> bool:
    return value.type in (ANY, LONG)


def is_positive(value: Value) -> bool:
    return value.operand.isdigit() and int(value.operand) > 0


def is_distance(value: Value) -> bool:
    return value.operand.isdigit() and int(value.operand) < 63


def slow_binary(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    if op.grows:
        return text.grow(f, op, left, right)
    operator, fate = str(OPERATORS.index(op.operator)), fate_of(op.passed, op.spends)
    name = "dpy_inplace" if op.in_place else "dpy_binary"
    return f.call(f"{name}_passed", left, right, operator, str(fate)) if fate else f.call(name, left, right, operator)


def fate_of(passed: bool, spends: tuple[bool, bool]) -> int:
    """What becomes of the operands and the result. Grep ORDER FATE: runtime/operations.h"""
    return spends[0] | spends[1] << 1 | passed << 2


def float_binary(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """Both operands are numbers and the result is a float."""
    if op.operator in FLOATING:
        a, b = as_double(f, left), as_double(f, right)
        return Value(DOUBLE, (f.let(f"{FLOATING[op.operator]} double {a}, {b}"),))
    if op.operator == "/" and DOUBLE in (left.type, right.type):
        return float_divide(f, op, left, right)
    return f.unbox(slow_binary(f, op, left, right), DOUBLE)


def float_divide(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """Division by zero is left to the runtime, which raises."""
    a, b = as_double(f, left), as_double(f, right)
    zero, ok = f.new_label("zero"), f.new_label("ok")
    f.branch(f.let(f"fcmp oeq double {b}, 0.0"), zero, ok, UNLIKELY)
    f.start(zero)
    slow_binary(f, op, left, right)
    f.put("unreachable")
    f.start(ok)
    return Value(DOUBLE, (f.let(f"fdiv double {a}, {b}"),))


def as_double(f: FunctionLowering, value: Value) -> str:
    if value.type is DOUBLE:
        return value.operand
    if value.type is BOOL:
        return f.let(f"uitofp i1 {value.operand} to double")
    return f.let(f"sitofp i64 {value.operand} to double")


def fast_binary(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """Ints that do not overflow, then floats, inline."""
    a, b = f.box(left), f.box(right)
    integer, no_integer, slow, done = (f.new_label(x) for x in ("int", "noint", "slow", "done"))
    incoming: list[tuple[Value, str]] = []
    both = both_of(f, a[1], b[1], f.m.data.kind("INT"))
    f.branch(both, integer, no_integer, LIKELY)
    f.start(integer)
    if op.operator in BITWISE:
        result = f.let(f"{BITWISE[op.operator]} i64 {a[0]}, {b[0]}")
        f.jump(done)
    else:
        pair = f.let(f"call {{i64, i1}} @llvm.{OVERFLOWING[op.operator]}.with.overflow.i64(i64 {a[0]}, i64 {b[0]})")
        result = f.let(f"extractvalue {{i64, i1}} {pair}, 0")
        f.branch(f.let(f"extractvalue {{i64, i1}} {pair}, 1"), slow, done, UNLIKELY)
    incoming.append((any_value(result, str(f.m.data.kind("INT"))), f.label))
    f.start(no_integer)
    if op.operator in FLOATING:
        incoming.append(fast_float(f, op, (left, a), (right, b), slow, done))
    else:
        f.jump(slow)
    f.start(slow)
    incoming.append((slow_binary(f, op, any_value(*a), any_value(*b)), f.label))
    f.jump(done)
    f.start(done)
    return f.merge(ANY, incoming)


def fast_floats(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """Where ints are not expected: floats inline. Division by zero is left to the runtime, which raises."""
    a, b = f.box(left), f.box(right)
    floating, slow, done = (f.new_label(x) for x in ("float", "slow", "done"))
    x, y = start_float(f, (left, a), (right, b), floating, slow)
    if op.operator == "/":
        ok = f.new_label("ok")
        f.branch(f.let(f"fcmp oeq double {y}, 0.0"), slow, ok, UNLIKELY)
        f.start(ok)
    result = f.let(f"{DIVIDING[op.operator]} double {x}, {y}")
    fast = any_value(f.let(f"bitcast double {result} to i64"), str(f.m.data.kind("FLOAT"))), f.label
    f.jump(done)
    f.start(slow)
    other = slow_binary(f, op, any_value(*a), any_value(*b)), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, other])


def both_of(f: FunctionLowering, a: str, b: str, kind: int) -> str:
    known = str(kind)
    tests = [f.let(f"icmp eq i64 {word}, {known}") for word in (a, b) if word != known]
    if len(tests) == 2:
        return f.let(f"and i1 {tests[0]}, {tests[1]}")
    return tests[0] if tests else "true"


def fast_float(f: FunctionLowering, op: ops.Binary, left, right, slow: str, done: str) -> tuple[Value, str]:
    floating = f.new_label("float")
    x, y = start_float(f, left, right, floating, slow)
    result = f.let(f"{FLOATING[op.operator]} double {x}, {y}")
    value = any_value(f.let(f"bitcast double {result} to i64"), str(f.m.data.kind("FLOAT"))), f.label
    f.jump(done)
    return value


def start_float(f: FunctionLowering, left, right, floating: str, slow: str) -> list[str]:
    """Starts block `floating`, where both operands, (value, boxed) pairs, are floats or a small int literal by a float."""
    kind = str(f.m.data.kind("FLOAT"))
    words = [kind if is_exact(value) else boxed[1] for value, boxed in (left, right)]
    f.branch(both_of(f, *words, int(kind)), floating, slow, LIKELY)
    f.start(floating)
    return [f"{float(value.operand)!r}" if is_exact(value) else f.let(f"bitcast i64 {boxed[0]} to double")
            for value, boxed in (left, right)]


def is_exact(value: Value) -> bool:
    """An int literal that a float holds exactly."""
    return value.type is LONG and value.operand.lstrip("-").isdigit() and abs(int(value.operand)) <= EXACT


def divide_by_constant(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """Floor division and modulo of an int by a positive constant."""
    def divided(payload: str) -> tuple[str, None]:
        rest = f.let(f"srem i64 {payload}, {right.operand}")
        negative = f.let(f"icmp slt i64 {rest}, 0")
        if op.operator == "%":
            return f.let(f"select i1 {negative}, i64 {f.let(f'add i64 {rest}, {right.operand}')}, i64 {rest}"), None
        quotient = f.let(f"sdiv i64 {payload}, {right.operand}")
        return f.let(f"sub i64 {quotient}, {f.let(f'zext i1 {negative} to i64')}"), None

    return int_by_constant(f, op, left, right, divided)


def shift_by_constant(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    """An int by less than 63 bits. To the left, it fits where shifting back gives it again."""
    def shifted(payload: str) -> tuple[str, str | None]:
        result = f.let(f"{'shl' if op.operator == '<<' else 'ashr'} i64 {payload}, {right.operand}")
        if op.operator == ">>":
            return result, None
        return result, f.let(f"icmp eq i64 {f.let(f'ashr i64 {result}, {right.operand}')}, {payload}")

    return int_by_constant(f, op, left, right, shifted)


def int_by_constant(f: FunctionLowering, op: ops.Binary, left: Value, right: Value, compute) -> Value:
    """Inline where the left operand is an int. `compute(payload)` gives the result and the condition under which it holds; None:
    always."""
    payload, word = f.box(left)
    integer, slow, done = (f.new_label(x) for x in ("int", "slow", "done"))
    f.branch(f.let(f"icmp eq i64 {word}, {f.m.data.kind('INT')}"), integer, slow, LIKELY)
    f.start(integer)
    result, holds = compute(payload)
    fast = any_value(result, str(f.m.data.kind("INT"))), f.label
    if holds is None:
        f.jump(done)
    else:
        f.branch(holds, done, slow, LIKELY)
    f.start(slow)
    other = slow_binary(f, op, any_value(payload, word), right), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, other])


def pointer_step(f: FunctionLowering, operator: str, left: Value, right: Value) -> Value:
    from dwarfpython.dwarf import types as c
    size = c.sizeof(left.type.ctype.target)
    count = right.operand if operator == "+" else f.let(f"sub i64 0, {right.operand}")
    offset = f.let(f"mul i64 {count}, {size}")
    return Value(left.type, (f.let(f"getelementptr i8, ptr {left.operand}, i64 {offset}"),))


def lower_Unary(f: FunctionLowering, op: ops.Unary, kind: StaticType) -> Value:
    operand = plain(f.values[op.operand])
    if kind is DOUBLE and op.operator == "-":
        return Value(DOUBLE, (f.let(f"fneg double {operand.operand}"),))
    if kind in (DOUBLE, LONG) and op.operator == "+":
        return operand
    if kind is LONG:
        return Value(LONG, (f.let(f"xor i64 {operand.operand}, -1"),))
    return f.call({"-": "dpy_negative", "+": "dpy_positive", "~": "dpy_invert"}[op.operator], operand)


# Comparisons

def lower_Compare(f: FunctionLowering, op: ops.Compare, kind: StaticType) -> Value:
    left, right = f.values[op.left], f.values[op.right]
    if op.operator in ("is", "is not"):
        return negated(f, identity(f, left, right), op.operator == "is not")
    left, right = plain(left), plain(right)
    if op.operator in ("in", "not in"):
        found = f.let(f"icmp ne i32 {f.call('dpy_contains', right, left)}, 0")
        return negated(f, found, op.operator == "not in")
    fate = fate_of(False, op.spends)
    if kind is ANY:
        return rich_compare(f, op.operator, left, right, fate)
    return Value(BOOL, (compare(f, op.operator, left, right, fate),))


def rich_compare(f: FunctionLowering, operator: str, left: Value, right: Value, fate: int) -> Value:
    if f.fast and may_be_number(left) and may_be_number(right):
        return fast_compare(f, operator, left, right, fate, rich=True)
    return slow_rich_compare(f, operator, left, right, fate)


def slow_rich_compare(f: FunctionLowering, operator: str, left: Value, right: Value, fate: int) -> Value:
    index = str(COMPARISONS.index(operator))
    return f.call("dpy_compare_passed", left, right, index, str(fate)) if fate else f.call("dpy_compare", left, right, index)


def may_be_number(value: Value) -> bool:
    return value.type in (ANY, LONG, DOUBLE)


def negated(f: FunctionLowering, condition: str, negate: bool) -> Value:
    return Value(BOOL, (f.let(f"xor i1 {condition}, true") if negate else condition,))


def identity(f: FunctionLowering, left: Value, right: Value) -> str:
    if NONE in (left.type, right.type):
        other = left if right.type is NONE else right
        if other.type is ANY:
            return is_none(f, other)
        if isinstance(other.type, Pointer):
            return f.let(f"icmp eq ptr {other.operand}, null")
        return "true" if other.type is NONE else "false"
    a, b = f.box(left), f.box(right)
    same = [f.let(f"icmp eq i64 {x}, {y}") for x, y in zip(a, b)]
    return f.let(f"and i1 {same[0]}, {same[1]}")


def is_none(f: FunctionLowering, value: Value) -> str:
    """None itself, or a NULL from C, which is None to the program."""
    kinds = f.m.data
    none = f.let(f"icmp eq i64 {value.parts[1]}, {kinds.kind('NONE')}")
    kind = f.let(f"and i64 {value.parts[1]}, 63")
    pointer = f.let(f"icmp eq i64 {kind}, {kinds.kind('POINTER')}")
    null = f.let(f"icmp eq i64 {value.parts[0]}, 0")
    return f.let(f"or i1 {none}, {f.let(f'and i1 {pointer}, {null}')}")


def compare(f: FunctionLowering, operator: str, left: Value, right: Value, fate: int = 0) -> str:
    """An i1."""
    if left.type in (LONG, DOUBLE) and right.type is left.type:
        return compare_same(f, operator, left.type, left.operand, right.operand)
    if isinstance(left.type, Pointer) and right.type == left.type and not text_like(left):
        return f.let(f"icmp {UNSIGNED[operator]} ptr {left.operand}, {right.operand}")
    if f.fast and may_be_number(left) and may_be_number(right):
        return fast_compare(f, operator, left, right, fate).operand
    return slow_compare(f, operator, left, right, fate)


def text_like(value: Value) -> bool:
    from dwarfpython.ir.ctypes import is_text
    return is_text(value.type.ctype)


def compare_same(f: FunctionLowering, operator: str, kind: StaticType, a: str, b: str) -> str:
    if kind is LONG:
        return f.let(f"icmp {SIGNED[operator]} i64 {a}, {b}")
    return f.let(f"fcmp {ORDERED[operator]} double {a}, {b}")


def slow_compare(f: FunctionLowering, operator: str, left: Value, right: Value, fate: int) -> str:
    index = str(COMPARISONS.index(operator))
    result = f.call("dpy_compare_truth_passed", left, right, index, str(fate)) if fate else f.call("dpy_compare_truth", left, right, index)
    return f.let(f"icmp ne i32 {result}, 0")


def fast_compare(f: FunctionLowering, operator: str, left: Value, right: Value, fate: int, rich: bool = False) -> Value:
    """Ints and floats inline. A bool, or with `rich` any value."""
    def outcome(condition: str) -> tuple[Value, str]:
        made = any_value(f.let(f"zext i1 {condition} to i64"), str(f.m.data.kind("BOOL"))) if rich else Value(BOOL, (condition,))
        return made, f.label

    a, b = f.box(left), f.box(right)
    labels = [f.new_label(x) for x in ("int", "noint", "float", "slow", "done")]
    integer, no_integer, floating, slow, done = labels
    incoming = []
    f.branch(both_of(f, a[1], b[1], f.m.data.kind("INT")), integer, no_integer, LIKELY)
    f.start(integer)
    incoming.append(outcome(compare_same(f, operator, LONG, a[0], b[0])))
    f.jump(done)
    f.start(no_integer)
    x, y = start_float(f, (left, a), (right, b), floating, slow)
    incoming.append(outcome(compare_same(f, operator, DOUBLE, x, y)))
    f.jump(done)
    f.start(slow)
    boxed = any_value(*a), any_value(*b)
    if rich:
        incoming.append((slow_rich_compare(f, operator, *boxed, fate), f.label))
    else:
        incoming.append(outcome(slow_compare(f, operator, *boxed, fate)))
    f.jump(done)
    f.start(done)
    return f.merge(ANY if rich else BOOL, incoming)


# Truth

def lower_Not(f: FunctionLowering, op: ops.Not) -> Value:
    return negated(f, truth(f, f.values[op.operand]), True)


def truth(f: FunctionLowering, value: Value) -> str:
    """An i1: bool(value)."""
    value = plain(value)
    kind = value.type
    if kind is BOOL:
        return value.operand
    if kind is LONG:
        return f.let(f"icmp ne i64 {value.operand}, 0")
    if kind is DOUBLE:
        return f.let(f"fcmp une double {value.operand}, 0.0")
    if kind is NONE:
        return "false"
    if isinstance(kind, Pointer) and not text_like(value):
        return f.let(f"icmp ne ptr {value.operand}, null")
    if isinstance(kind, Struct):
        return "true"
    if kind is not ANY or not f.fast:
        return f.let(f"icmp ne i32 {f.call('dpy_truth', value)}, 0")
    return fast_truth(f, value)


def fast_truth(f: FunctionLowering, value: Value) -> str:
    """Of ints, bools and None, the payload; the rest is asked of the runtime."""
    payload, word = f.box(value)
    kinds = f.m.data
    tests = [f.let(f"icmp eq i64 {word}, {kinds.kind(name)}") for name in ("BOOL", "INT", "NONE")]
    simple = f.let(f"or i1 {f.let(f'or i1 {tests[0]}, {tests[1]}')}, {tests[2]}")
    fast, slow, done = (f.new_label(x) for x in ("simple", "slow", "done"))
    f.branch(simple, fast, slow, LIKELY)
    f.start(fast)
    quick = f.let(f"icmp ne i64 {payload}, 0")
    f.jump(done)
    f.start(slow)
    answer = f.let(f"icmp ne i32 {f.call('dpy_truth', any_value(payload, word))}, 0")
    slow_end = f.label
    f.jump(done)
    f.start(done)
    return f.let(f"phi i1 [{quick}, %{fast}], [{answer}, %{slow_end}]")
