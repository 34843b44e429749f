"""`set var` of what optimised code does not read: the third part of gdb.py.

Optimised code writes its variables to the frame, for debuggers to read, and reads registers. What a debugger sets in the frame would
have no effect. So `set var` refuses it; other ways to set (`print x = 5`) are told of afterwards. What inner functions share is in cells,
which code reads.
"""

import re

import gdb

REFUSAL = "this code is optimised and does not read its variables in memory; run it with -O0 to set them"
QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
ASSIGNMENT = re.compile(r"(?<![=!<>+\-*/%&|^])(?:[+\-*/%&|^]|<<|>>)?=(?!=)")


def is_optimised():
    """Whether the selected frame is a Python function's that reads its variables from registers."""
    try:
        symtab = gdb.selected_frame().find_sal().symtab
    except gdb.error:
        return False
    return bool(symtab and re.match(r"dwarfpython .* -O[1-9]", symtab.producer or ""))


def target(expression):
    """What an expression assigns to, or None."""
    hidden = QUOTED.sub(lambda found: "." * len(found[0]), expression)
    while (bare := re.sub(r"\([^()]*\)|\[[^][]*\]", lambda found: "." * len(found[0]), hidden)) != hidden:
        hidden = bare
    found = ASSIGNMENT.search(hidden)
    return expression[:found.start()].strip() if found else None


def variables(frame):
    block = frame.block()
    while block is not None and not block.is_global and not block.is_static:
        yield from (symbol for symbol in block if symbol.is_variable or symbol.is_argument)
        block = block.superblock


def is_in_cell(symbol):
    """The last thing that its location says is to follow an address."""
    shown = gdb.execute(f"info address {symbol.name}", to_string=True)
    return re.findall(r"DW_OP_\w+", shown)[-1:] == ["DW_OP_deref"]


def local_of(text):
    """The variable of the selected frame that an expression is, or is a part of; None: it is none."""
    frame = gdb.selected_frame()
    place = gdb.parse_and_eval(text)
    for symbol in variables(frame):
        value = symbol.value(frame)
        if value.address is None:            # in a register
            if symbol.name == re.match(r"\w*", text)[0]:
                return symbol
        elif place.address is not None and 0 <= int(place.address) - int(value.address) < value.type.sizeof:
            return symbol
    return None


class SetVariable(gdb.Command):
    """set variable EXPRESSION: evaluates an assignment, but for a variable that the program would not read again.

    set var x.int = 5
    set var point.instance->x.int = 5

    Variables of optimised Python code are refused: -O0 reads them."""

    def __init__(self):
        super().__init__("set variable", gdb.COMMAND_DATA, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        text = target(argument)
        try:
            symbol = local_of(text) if text and not text.startswith("$") and is_optimised() else None
            if symbol is None or is_in_cell(symbol):
                gdb.parse_and_eval(argument)
                if not text and "++" not in argument and "--" not in argument:
                    gdb.write("warning: Expression is not an assignment (and might have no effect)\n", gdb.STDERR)
                return
        except gdb.error as error:           # a plain one would be shown as an exception of Python
            raise gdb.GdbError(str(error)) from error
        raise gdb.GdbError(f"{symbol.name} was not set: {REFUSAL}")


def warn_of_registers(event):
    """Someone has set such a variable in another way."""
    try:
        frame = gdb.selected_frame()
        if event.address in range(int(frame.read_register("rsp")), int(frame.read_register("rbp"))) and is_optimised():
            gdb.write(f"warning: {REFUSAL}\n", gdb.STDERR)
    except gdb.error:
        pass


gdb.events.memory_changed.connect(warn_of_registers)
SetVariable()
