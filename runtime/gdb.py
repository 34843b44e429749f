"""Python values in gdb as Python shows them: `x = [1, 2.5, 'a']`.

`dwarfpython --gdb prog.py` loads it; otherwise one line of ~/.gdbinit does: `source PREFIX/lib/dwarfpython/gdb.py`. Without
it values still print, as `{kind = 1, int = 5}`, and containers as pointers. It is not named for gdb's auto-loading, which
a stock gdb declines with a warning.

Everything is read from the process's memory by the runtime's own DWARF; no code runs in it. The files beside it are for `step` and for
`set var`.
"""

import os
import struct

import gdb

MAX_DEPTH = 4
MAX_ITEMS = 50
MAX_TEXT = 200
MASK = 63


def kinds():
    """enum dpy_kind: name without prefix -> number."""
    return {field.name.removeprefix("DPY_"): field.enumval for field in gdb.lookup_type("enum dpy_kind").fields()}


def words(value):
    """(payload, type word)."""
    names = {field.name for field in value.type.fields()}
    if value.address is not None:
        return struct.unpack("<qQ", read(int(value.address), 16))
    return int(value["int" if "int" in names else "i"]), int(value["type"])


def read(address, size):
    return bytes(gdb.selected_inferior().read_memory(address, size))


def at(address, tag):
    """The runtime's struct at an address."""
    return gdb.Value(address & (2**64 - 1)).cast(gdb.lookup_type(f"struct {tag}").pointer()).dereference()


def show(payload, word, depth=0, seen=()):
    """The repr of a value, bounded in depth and length."""
    kind = KINDS.get(word & MASK, "?")
    if word == 0:
        return "<not bound>"
    if kind in SHOW:
        return SHOW[kind](payload, depth)
    if kind in CONTAINERS:
        if payload in seen or depth >= MAX_DEPTH:
            return "..."
        return CONTAINERS[kind](payload, depth, (*seen, payload))
    if kind == "INSTANCE" and payload not in seen and depth < MAX_DEPTH:
        return show_instance(payload, word, depth, (*seen, payload))
    return show_described(kind, payload, word)


def show_float(payload, depth):
    return repr(struct.unpack("<d", struct.pack("<q", payload))[0])


def show_text(payload, depth):
    return repr(data(payload).decode("utf-8", "surrogatepass"))


def data(payload):
    header = gdb.lookup_type("struct dpy_str")
    offset = next(field.bitpos // 8 for field in header.fields() if field.name == "bytes")
    length, = struct.unpack("<Q", read(payload - offset, 8))
    return read(payload, min(length, MAX_TEXT)) + (b"..." if length > MAX_TEXT else b"")


def show_bigint(payload, depth):
    number = at(payload, "dpy_bigint")
    size = int(number["size"])
    limbs = read(int(number["limbs"].address), 8 * abs(size))
    return str(int.from_bytes(limbs, "little") * (1 if size > 0 else -1))


def show_bytearray(payload, depth):
    return f"bytearray({data(int(at(payload, 'dpy_bytearray')['bytes']))!r})"


def show_complex(payload, depth):
    return repr(complex(*struct.unpack("<dd", read(payload, 16))))


def show_list(payload, depth, seen):
    header = at(payload, "dpy_list")
    length, item_type, items = int(header["length"]), int(header["item_type"]), int(header["items"])
    mixed = item_type == next(number for number, name in KINDS.items() if name == "MIXED")
    step = 16 if mixed else 8
    count = min(length, MAX_ITEMS)
    raw = read(items, step * count) if count else b""
    pairs = [struct.unpack_from("<qQ", raw, 16 * i) if mixed else (struct.unpack_from("<q", raw, 8 * i)[0], item_type)
             for i in range(count)]
    return "[" + joined(pairs, length, depth, seen) + "]"


def show_tuple(payload, depth, seen):
    header = at(payload, "dpy_tuple")
    length = int(header["length"])
    count = min(length, MAX_ITEMS)
    raw = read(int(header["items"].address), 16 * count) if count else b""
    pairs = [struct.unpack_from("<qQ", raw, 16 * i) for i in range(count)]
    return "(" + joined(pairs, length, depth, seen) + (",)" if length == 1 else ")")


def joined(pairs, length, depth, seen):
    shown = [show(*pair, depth + 1, seen) for pair in pairs]
    return ", ".join(shown + ["..."] * (length > len(pairs)))


def show_dict(payload, depth, seen):
    header = at(payload, "dpy_dict")
    shown = []
    for i in range(int(header["filled"])):
        entry = (header["entries"] + i).dereference()
        key, value = words(entry["key"]), words(entry["value"])
        if key[1] == 0 or value[1] == 0:
            continue
        if len(shown) == MAX_ITEMS:
            shown.append("...")
            break
        shown.append(f"{show(*key, depth + 1, seen)}: {show(*value, depth + 1, seen)}")
    return "{" + ", ".join(shown) + "}"


def set_items(payload, depth, seen):
    header = at(payload, "dpy_set")
    used, table = int(header["used"]), header["table"]
    entries = (table[i] for i in range(int(header["mask"]) + 1) if int(table)) if used else ()
    pairs = [pair for entry in entries if (pair := words(entry["item"]))[1]]
    return joined(pairs[:MAX_ITEMS], used, depth, seen)


def show_set(payload, depth, seen):
    return "{" + set_items(payload, depth, seen) + "}" if int(at(payload, "dpy_set")["used"]) else "set()"


def show_frozenset(payload, depth, seen):
    return "frozenset({" + set_items(payload, depth, seen) + "})"


def show_range(payload, depth):
    header = at(payload, "dpy_range")
    wide = int(header["wide"])
    bounds = header["wide"].dereference() if wide else header
    start, stop, step = (show(*words(bounds[name])) if wide else int(bounds[name]) for name in ("start", "stop", "step"))
    return f"range({start}, {stop})" if str(step) == "1" else f"range({start}, {stop}, {step})"


def show_exception(payload, word):
    args = words(at(payload, "dpy_exception")["args"])
    shown = show(*args)
    return f"{type_name(word)}{shown[:-2] + ')' if shown.endswith(',)') else shown}"


def show_instance(payload, word, depth, seen):
    """The attributes that the layout has a place for."""
    layout = at(word & ~MASK, "dpy_type")
    shown = []
    for i in range(int(layout["count"])):
        field = layout["members"][i]
        pair = struct.unpack("<qQ", read(payload + int(field["offset"]), 16))
        if pair[1]:
            name = f"{field['name'].string()}=" if int(field["name"]) else ""
            shown.append(name + show(*pair, depth + 1, seen))
    return f"<{layout['name'].string()}{' ' * bool(shown)}{', '.join(shown)}>"


def type_name(word):
    descriptor = word & ~MASK
    return at(descriptor, "dpy_type")["name"].string() if descriptor else KINDS.get(word & MASK, "?").lower()


def show_described(kind, payload, word):
    """What a type descriptor names."""
    address = f"0x{payload & (2**64 - 1):x}"
    if kind == "EXCEPTION":
        return show_exception(payload, word)
    if kind == "FUNCTION" or kind == "NATIVE":
        return f"<function {type_name(word)} at {address}>"
    if kind == "CLOSURE":
        return f"<function {at(payload, 'dpy_closure')['function']['qualname'].string()} at {address}>"
    if kind == "GENERATOR":
        return f"<generator {type_name(word)} at {address}>"
    if kind == "BUILTIN":
        return f"<built-in function {at(payload, 'dpy_builtin')['name'].string()}>"
    if kind == "TYPE":
        return f"<class '{at(payload, 'dpy_type')['name'].string()}'>"
    if kind == "MODULE":
        return f"<module '{at(payload, 'dpy_module')['name'].string()}'>"
    return f"<{type_name(word)} at {address}>"


SHOW = {"INT": lambda p, d: str(p), "FLOAT": show_float, "COMPLEX": show_complex,
        "BYTEARRAY": show_bytearray, "BOOL": lambda p, d: str(bool(p)), "NONE": lambda p, d: "None",
        "STR": show_text, "BYTES": lambda p, d: repr(data(p)), "BIGINT": show_bigint, "RANGE": show_range,
        "ELLIPSIS": lambda p, d: "Ellipsis", "NOTIMPLEMENTED": lambda p, d: "NotImplemented"}
CONTAINERS = {"LIST": show_list, "TUPLE": show_tuple, "DICT": show_dict, "SET": show_set, "FROZENSET": show_frozenset}
KINDS = {}


class ValuePrinter:
    """A `struct val`, of compiled Python or of the runtime."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        KINDS.update({number: name for name, number in kinds().items()})
        try:
            return show(*words(self.value))
        except (gdb.MemoryError, OverflowError, UnicodeDecodeError) as error:
            return f"<unreadable: {error}>"
        except gdb.error as error:           # in C: "value has been optimized out"
            return f"<{error}>"


def printer(value):
    kind = value.type.strip_typedefs()
    return ValuePrinter(value) if kind.code == gdb.TYPE_CODE_STRUCT and kind.name == "val" else None


def evaluated(expression):
    """A gdb.error of a command's would be shown as an exception of Python."""
    try:
        return gdb.parse_and_eval(expression)
    except gdb.error as error:
        raise gdb.GdbError(str(error)) from error


NOTHING_KNOWN = ", of which nothing is known>"


def variable_at(address):
    """(frame, symbol, value) of the variable in a frame of the selected thread that the address lies in, or None."""
    frame = gdb.newest_frame()
    while frame is not None:
        for symbol in symbols_of(frame):
            try:
                value = symbol.value(frame)
                start = value.address
            except gdb.error:           # cannot be read
                continue
            if start is not None and 0 <= address - int(start) < value.type.sizeof:
                return frame, symbol, value
        frame = frame.older()


def symbols_of(frame):
    """Variables and parameters, from the inside out."""
    try:
        block = frame.block()
    except RuntimeError:                # no debugging information
        return
    while block is not None and not block.is_static and not block.is_global:
        yield from (symbol for symbol in block if symbol.is_variable or symbol.is_argument)
        block = None if block.function is not None else block.superblock


def describe_on_stack(address):
    """The same text as the process gives. It cannot see the frames itself, because it would have to unwind through gdb's call."""
    found = variable_at(address)
    if found is None:
        return None
    frame, symbol, value = found
    size, offset = value.type.sizeof, address - int(value.address)
    place = f" at +{offset}" if offset else ""
    kind = str(value.type).replace(" [", "[")
    return (f"<{kind} @0x{address:x} stack {symbol.name}, {size} byte{'s' * (size != 1)}{place}, in {frame.name()}, "
            f"declared at {os.path.basename(symbol.symtab.filename)}:{symbol.line}>")


class Describe(gdb.Command):
    """describe EXPRESSION: what is known of the object that an address, a pointer or a Python value refers to.

    It calls the process's own function: a stock gdb says the same by `print dpy_describe(ADDRESS)`."""

    def __init__(self):
        super().__init__("describe", gdb.COMMAND_DATA, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        value = evaluated(argument)
        kind = value.type.strip_typedefs()
        if printer(value) is not None:
            address = words(value)[0]
        elif kind.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION, gdb.TYPE_CODE_ARRAY, gdb.TYPE_CODE_FUNC) and value.address is not None:
            address = int(value.address)
        else:
            address = int(value)
        call = f"((const char *(*)(const void *))dpy_describe)((const void *){address & 2**64 - 1})"
        text = evaluated(call).string()
        gdb.write((describe_on_stack(address) if text.endswith(NOTHING_KNOWN) else None) or text)
        gdb.write("\n")


class Evaluate(gdb.Command):
    """evaluate EXPRESSION: a Python expression, in the selected frame.

    It runs in the process: a stock gdb says the same by `print dpy_evaluate("EXPRESSION", $pc, $rbp)`."""

    def __init__(self):
        super().__init__("evaluate", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        text = argument.replace("\\", "\\\\").replace('"', '\\"')
        gdb.write(evaluated(f'((const char *(*)())dpy_evaluate)("{text}", $pc, $rbp)').string("utf-8") + "\n")


def load():
    """Once, be it named by ~/.gdbinit and by `--gdb`."""
    if any(getattr(other, "__name__", "") == "dwarfpython" for other in gdb.pretty_printers):
        return
    printer.__name__ = "dwarfpython"
    gdb.pretty_printers.append(printer)
    Describe()
    Evaluate()
    for part in ("gdb_steps.py", "gdb_variables.py"):
        gdb.execute("source " + os.path.join(os.path.dirname(os.path.abspath(__file__)), part))


load()
