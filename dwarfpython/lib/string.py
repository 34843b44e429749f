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
