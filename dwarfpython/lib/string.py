"""string: sets of characters, capwords and Template."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def pieces(self):
        """Text, and names with their text and place, in turn; a name of None is a lone delimiter."""
        text, at = self.template, 0
        while True:
            start = text.find(self.delimiter, at)
            if start < 0:
                yield text[at:], "", "", 0
                return
            end = start + 1
            if text[end:end + 1] == self.delimiter:
                yield text[at:end], "", "", 0
                at = end + 1
                continue
            braced = text[end:end + 1] == "{"
            first = end = end + braced
            while end < len(text) and text[end].isascii() and (text[end].isalpha() or text[end] == "_" or end > first and text[end].isdigit()):
                end += 1
            name = text[first:end]
            if not name or braced and text[end:end + 1] != "}":
                yield text[at:start], None, text[start:start + 1], start
                at = start + 1
                continue
            end += braced
            yield text[at:start], name, text[start:end], start
            at = end

    def substitute(self, mapping={}, /, **keywords):
        result = []
        for before, name, shown, place in self.pieces():
            if name is None:
                lines = self.template[:place].splitlines(keepends=True) or [""]
                raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {place - len(''.join(lines[:-1])) + 1}")
            result.append(before)
            if name:
                result.append(str(keywords[name] if name in keywords else mapping[name]))
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **keywords):
        result = []
        for before, name, shown, _ in self.pieces():
            result.append(before)
            if name and (name in keywords or name in mapping):
                shown = str(keywords[name] if name in keywords else mapping[name])
            result.append(shown)
        return "".join(result)


class Formatter:
    """str.format in steps that a subclass may change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            parts.append(literal)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                if number is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name, number = f"{number}{name}", number + 1
            elif name.split(".")[0].split("[")[0].isdigit():
                if number:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                number = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            parts.append(self.format_field(value, spec))
        return "".join(parts), number

    def parse(self, format_string):
        """(literal text, name, specification, conversion) for each field; a name of None: only text is left."""
        literal, at = [], 0
        while at < len(format_string):
            sign = format_string[at]
            if sign in "{}" and format_string[at + 1:at + 2] == sign:
                literal.append(sign)
                yield "".join(literal), None, None, None
                literal = []
                at += 2
            elif sign == "}":
                raise ValueError("Single '}' encountered in format string")
            elif sign == "{":
                end = self._field_end(format_string, at + 1)
                yield "".join(literal), *self._field(format_string[at + 1:end])
                literal, at = [], end + 1
            else:
                literal.append(sign)
                at += 1
        if literal:
            yield "".join(literal), None, None, None

    def _field_end(self, text, at):
        depth, start = 1, at
        while at < len(text):
            depth += (text[at] == "{") - (text[at] == "}")
            if depth == 0:
                return at
            at += 1
        if text.endswith("!"):
            raise ValueError("end of string while looking for conversion specifier")
        raise ValueError("Single '{' encountered in format string" if start == len(text) else "expected '}' before end of string")

    def _field(self, text):
        inside, at = 0, 0
        while at < len(text) and (inside or text[at] not in "!:"):
            inside += (text[at] == "[") - (text[at] == "]")
            at += 1
        name, rest = text[:at], text[at:]
        conversion = None
        if rest[:1] == "!":
            if len(rest) < 2:
                raise ValueError("end of string while looking for conversion specifier")
            conversion, rest = rest[1], rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        return name, rest[1:], conversion

    def get_field(self, field_name, args, kwargs):
        at = 0
        while at < len(field_name) and field_name[at] not in ".[":
            at += 1
        first, rest = field_name[:at], field_name[at:]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = min([place for place in (rest.find(".", 1), rest.find("[", 1)) if place > 0], default=len(rest))
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                end = rest.find("]")
                key = rest[1:end]
                value, rest = value[int(key) if key.isdigit() else key], rest[end + 1:]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in "sra":
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return str(value) if conversion == "s" else repr(value) if conversion == "r" else ascii(value)
