"""pprint: objects as text of several lines, no wider than asked for where that can be."""

import sys


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object): return PrettyPrinter().short(object, {}, 0)[0]
def isreadable(object): return PrettyPrinter().isreadable(object)
def isrecursive(object): return PrettyPrinter().isrecursive(object)


class SafeKey:
    """Sorts what cannot be compared by the names of the classes."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def is_plain(kind, builtin):
    """Does a class print as the builtin type does?"""
    return issubclass(kind, builtin) and kind.__repr__ == builtin.__repr__


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self.indent, self.width, self.depth, self.stream = indent, width, depth, stream
        self.compact, self.sort_dicts, self.underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (sys.stdout if self.stream is None else self.stream).write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self.long(object, parts, 0, 0, {}, 0)
        return "".join(parts)

    def isreadable(self, object):
        _, readable, recursive = self.short(object, {}, 0)
        return readable and not recursive

    def isrecursive(self, object): return self.short(object, {}, 0)[2]
    def format(self, object, context, maxlevels, level): return self.short(object, context, level)

    # On one line

    def short(self, object, context, level):
        """(text, whether it can be read back, whether it holds itself)"""
        kind = type(object)
        if kind is int and self.underscores:
            return f"{object:_d}", True, False
        for builtin, brackets in ((dict, "{}"), (list, "[]"), (tuple, "()")):
            if is_plain(kind, builtin):
                return self.short_container(object, builtin, brackets, context, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def short_container(self, object, builtin, brackets, context, level):
        if not object:
            return brackets, True, False
        if self.depth is not None and level >= self.depth:
            return f"{brackets[0]}...{brackets[1]}", False, False
        if id(object) in context:
            return f"<Recursion on {type(object).__name__} with id={id(object)}>", False, True
        context[id(object)] = True
        readable, recursive, texts = True, False, []
        for item in self.items(object) if builtin is dict else object:
            both = [self.short(part, context, level + 1) for part in (item if builtin is dict else (item,))]
            texts.append(": ".join([text for text, _, _ in both]))
            readable = readable and all([part[1] for part in both])
            recursive = recursive or any([part[2] for part in both])
        del context[id(object)]
        inside = ", ".join(texts) + ("," if builtin is tuple and len(texts) == 1 else "")
        return f"{brackets[0]}{inside}{brackets[1]}", readable, recursive

    def items(self, mapping):
        if not self.sort_dicts:
            return list(mapping.items())
        return sorted(mapping.items(), key=lambda pair: (SafeKey(pair[0]), SafeKey(pair[1])))

    # On several lines: `indent` columns stand before, `allowance` behind

    def long(self, object, parts, indent, allowance, context, level):
        if id(object) in context:
            parts.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self.short(object, context, level)[0]
        if len(text) <= self.width - indent - allowance:
            parts.append(text)
            return
        printer = self.printer_of(type(object))
        if printer is None or self.depth is not None and level >= self.depth and not isinstance(object, (str, bytes)):
            parts.append(text)
            return
        context[id(object)] = True
        printer(object, parts, indent, allowance, context, level + 1)
        del context[id(object)]

    def printer_of(self, kind):
        for builtin, printer in ((dict, self.long_dict), (list, self.long_list), (tuple, self.long_tuple),
                                 (set, self.long_set),
                                 (frozenset, self.long_set), (str, self.long_str), (bytes, self.long_bytes)):
            if is_plain(kind, builtin):
                return printer
        name = kind.__name__
        if name == "OrderedDict":
            return self.long_ordered
        if name in ("defaultdict", "Counter", "deque"):
            return getattr(self, "long_" + name.lower(), None)
        if name == "SimpleNamespace":
            return self.long_namespace
        if hasattr(kind, "__dataclass_fields__") and "__create_fn__" not in getattr(kind.__repr__, "__qualname__", ""):
            return self.long_dataclass
        return None

    def long_dict(self, object, parts, indent, allowance, context, level):
        parts.append("{" + " " * (self.indent - 1))
        self.pairs(self.items(object), parts, indent, allowance + 1, context, level)
        parts.append("}")

    def pairs(self, items, parts, indent, allowance, context, level):
        indent += self.indent
        for place, (key, value) in enumerate(items):
            last = place == len(items) - 1
            name = self.short(key, context, level)[0]
            parts.append(name + ": ")
            self.long(value, parts, indent + len(name) + 2, allowance if last else 1, context, level)
            if not last:
                parts.append(",\n" + " " * indent)

    def long_list(self, object, parts, indent, allowance, context, level):
        self.sequence("[", "]", object, parts, indent, allowance, context, level)

    def long_tuple(self, object, parts, indent, allowance, context, level):
        self.sequence("(", ",)" if len(object) == 1 else ")", object, parts, indent, allowance, context, level)

    def long_set(self, object, parts, indent, allowance, context, level):
        opening = "{" if type(object) is set else f"{type(object).__name__}({{"
        self.sequence(opening, "}" if type(object) is set else "})", sorted(object, key=SafeKey), parts,
                      indent + len(opening) - 1, allowance, context, level)

    def sequence(self, opening, closing, items, parts, indent, allowance, context, level):
        parts.append(opening)
        self.lines(list(items), parts, indent, allowance + len(closing), context, level)
        parts.append(closing)

    def lines(self, items, parts, indent, allowance, context, level):
        indent += self.indent
        if self.indent > 1:
            parts.append(" " * (self.indent - 1))
        between, separator = ",\n" + " " * indent, ""
        room = width = self.width - indent + 1
        for place, item in enumerate(items):
            last = place == len(items) - 1
            if last:
                room, width = room - allowance, width - allowance
            if self.compact:
                text = self.short(item, context, level)[0]
                size = len(text) + 2
                if room < size:
                    room = width
                    separator = between if separator else separator
                if room >= size:
                    room -= size
                    parts.append(separator + text)
                    separator = ", "
                    continue
            parts.append(separator)
            separator = between
            self.long(item, parts, indent, allowance if last else 1, context, level)

    def long_str(self, object, parts, indent, allowance, context, level):
        if not object:
            parts.append(repr(object))
            return
        pieces, lines = [], object.splitlines(True)
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        width = most = self.width - indent
        text = ""
        for place, line in enumerate(lines):
            text = repr(line)
            if place == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                pieces.append(text)
                continue
            words, current = blanks_kept(line), ""
            most = width
            for number, word in enumerate(words):
                candidate = current + word
                if number == len(words) - 1 and place == len(lines) - 1:
                    most -= allowance
                if len(repr(candidate)) > most:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current = candidate
            if current:
                pieces.append(repr(current))
        self.pieces(pieces, parts, indent, level, text)

    def pieces(self, pieces, parts, indent, level, text):
        if len(pieces) == 1:
            parts.append(text)
            return
        if level == 1:
            parts.append("(")
        parts.append(("\n" + " " * indent).join(pieces))
        if level == 1:
            parts.append(")")

    def long_bytes(self, object, parts, indent, allowance, context, level):
        if len(object) <= 4:
            parts.append(repr(object))
            return
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        pieces, current, last = [], b"", len(object) // 4 * 4
        width = self.width - indent
        for at in range(0, len(object), 4):
            part = object[at:at + 4]
            if at == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    pieces.append(repr(current))
                current = part
            else:
                current += part
        if current:
            pieces.append(repr(current))
        if level == 1:
            parts.append("(")
        parts.append(("\n" + " " * indent).join(pieces))
        if level == 1:
            parts.append(")")

    # Classes of the library

    def long_ordered(self, object, parts, indent, allowance, context, level):
        name = type(object).__name__
        parts.append(name + "(")
        self.sequence("[", "]", list(object.items()), parts, indent + len(name) + 1, allowance + 1, context, level)
        parts.append(")")

    def long_defaultdict(self, object, parts, indent, allowance, context, level):
        factory = self.short(object.default_factory, context, level)[0]
        indent += len(type(object).__name__) + 1
        parts.append(f"{type(object).__name__}({factory},\n{' ' * indent}")
        self.long_dict(object, parts, indent, allowance + 1, context, level)
        parts.append(")")

    def long_counter(self, object, parts, indent, allowance, context, level):
        name = type(object).__name__
        parts.append(name + "({" + " " * (self.indent - 1))
        self.pairs(object.most_common(), parts, indent + len(name) + 1, allowance + 2, context, level)
        parts.append("})")

    def long_deque(self, object, parts, indent, allowance, context, level):
        name = type(object).__name__
        parts.append(name + "(")
        indent += len(name) + 1
        parts.append("[")
        self.lines(list(object), parts, indent, allowance + 2 if object.maxlen is None else 2, context, level)
        parts.append("])" if object.maxlen is None
                     else f"],\n{' ' * indent}maxlen={self.short(object.maxlen, context, level)[0]})")

    def long_namespace(self, object, parts, indent, allowance, context, level):
        self.attributes("namespace", list(vars(object).items()), parts, indent, allowance, context, level)

    def long_dataclass(self, object, parts, indent, allowance, context, level):
        shown = [(name, getattr(object, name)) for name, field in type(object).__dataclass_fields__.items()
                 if field.repr]
        self.attributes(type(object).__name__, shown, parts, indent, allowance, context, level)

    def attributes(self, title, items, parts, indent, allowance, context, level):
        indent += len(title) + 1
        parts.append(title + "(")
        for place, (name, value) in enumerate(items):
            last = place == len(items) - 1
            parts.append(name + "=")
            self.long(value, parts, indent + len(name) + 1, allowance if last else 1, context, level)
            if not last:
                parts.append(",\n" + " " * indent)
        parts.append(")")


def blanks_kept(line):
    """The words of a line, each with the blanks behind it."""
    words, at = [], 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[at:end])
        at = end
    return words
