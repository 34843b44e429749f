"""The syntax of regular expressions: from a pattern to a tree.

A sequence is a list of nodes, a node a tuple. `flags` are those in force at the place.

    ("char", code point, flags)
    ("any", flags)                          .
    ("set", negated, items, flags)          items: (first, last), or a category: "d", "D", "s", "S", "w", "W"
    ("at", name, flags)                     name: "^", "$", "A", "Z", "b", "B"
    ("refer", group, flags)                 a text like that of the group
    ("group", number, sequence)             number None: it captures nothing
    ("atomic", sequence)
    ("either", [sequence, ...])
    ("repeat", min, max, mode, sequence)    max None: no limit; mode: "" greedy, "?" lazy, "+" possessive
    ("look", behind, negated, sequence)
    ("if", group, sequence, sequence)
"""

TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 1, 2, 4, 8, 16, 32, 64, 128, 256
KIND_FLAGS = ASCII | LOCALE | UNICODE
FLAGS = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII, "t": TEMPLATE, "u": UNICODE}
ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
REPEAT_LIMIT, GROUP_LIMIT = 4294967295, 1073741823
DIGITS, OCTAL, HEXADECIMAL = "0123456789", "01234567", "0123456789abcdefABCDEF"


class error(Exception):
    """A pattern or a template that is not valid: msg, pattern, pos, lineno, colno."""
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno, self.colno = pattern.count(newline, 0, pos) + 1, pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        Exception.__init__(self, msg)


class Source:
    """A pattern or a template, token by token: a character, or a backslash with the character after it. At the end, `next` is None."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        self.text = pattern if self.is_text else str(pattern, "latin1")
        self.seek(0)

    def seek(self, place):
        """`place` is that of the next token."""
        self.place = place
        self.next = self.text[place:place + 1] or None
        if self.next == "\\":
            if place + 1 == len(self.text):
                raise error("bad escape (end of pattern)", self.pattern, place)
            self.next = self.text[place:place + 2]

    def get(self):
        token = self.next
        if token is not None:
            self.seek(self.place + len(token))
        return token

    def match(self, token):
        if self.next != token:
            return False
        self.get()
        return True

    def many(self, limit, allowed):
        """Up to `limit` of the characters that are allowed."""
        start = stop = self.place
        while stop - start < limit and stop < len(self.text) and self.text[stop] in allowed:
            stop += 1
        self.seek(stop)
        return self.text[start:stop]

    def until(self, end, what):
        """The text before the character `end`, which is taken too."""
        found = ""
        while True:
            token = self.get()
            if token is None:
                raise self.error(f"missing {end}, unterminated name" if found else f"missing {what}", len(found))
            if token == end:
                break
            found += token
        if not found:
            raise self.error(f"missing {what}", 1)
        return found

    def error(self, message, back=0):
        """The error, so many characters before the next token."""
        if not self.is_text:
            message = message.encode("ascii", "backslashreplace").decode("ascii")
        return error(message, self.pattern, self.place - back)

    def error_at(self, message, place):
        return self.error(message, self.place - place)


def number_escape(source, token, digits, allowed):
    """\\x, \\u, \\U: exactly so many digits."""
    token += source.many(digits, allowed)
    if len(token) != digits + 2:
        raise source.error(f"incomplete escape {token}", len(token))
    return int(token[2:], 16), token


def named_character(source):
    if not source.match("{"):
        raise source.error("missing {")
    name = source.until("}", "character name")
    try:
        import unicodedata
        return ord(unicodedata.lookup(name))
    except (ImportError, KeyError, TypeError):
        raise source.error(f"undefined character name {name!r}", len(name) + len(r"\N{}")) from None


def octal_value(source, token):
    value = int(token[1:], 8)
    if value > 0o377:
        raise source.error(f"octal escape value {token} outside of range 0-0o377", len(token))
    return value


def character_escape(source, token):
    """The code point of an escape that means the same everywhere; `token` is its backslash and letter."""
    letter = token[1]
    if letter == "x":
        return number_escape(source, token, 2, HEXADECIMAL)[0]
    if letter in "uU" and source.is_text:
        value, token = number_escape(source, token, 4 if letter == "u" else 8, HEXADECIMAL)
        if value > 0x10FFFF:
            raise source.error(f"bad escape {token}", len(token))
        return value
    if letter == "N" and source.is_text:
        return named_character(source)
    if letter in DIGITS or letter.isascii() and letter.isalpha():
        raise source.error(f"bad escape {token}", len(token))
    return ord(letter)


class Parser:
    def __init__(self, pattern, flags):
        self.source = Source(pattern)
        self.flags = flags           # in force here; the verbose one is a parameter of what reads
        self.names = {}              # of groups, to their numbers
        self.groups = 0
        self.open_groups = []
        self.before_look = None      # inside of a lookbehind: the groups there were before it
        self.conditions = {}         # groups that conditions ask for, to the place of the first

    def parse(self):
        sequence = self.alternatives(bool(self.flags & VERBOSE), True)
        self.flags = checked_flags(self.source.pattern, self.flags)
        if self.source.next is not None:
            raise self.source.error("unbalanced parenthesis")
        for group, place in self.conditions.items():
            if group > self.groups:
                raise error(f"invalid group reference {group}", self.source.pattern, place)
        return sequence

    def alternatives(self, verbose, outermost=False):
        branches = [self.sequence(verbose, outermost)]
        while self.source.match("|"):
            if outermost:
                verbose = bool(self.flags & VERBOSE)
            branches.append(self.sequence(verbose))
        return branches[0] if len(branches) == 1 else [("either", branches)]

    def sequence(self, verbose, first=False):
        source, nodes = self.source, []
        while source.next is not None and source.next not in "|)":
            token = source.get()
            if verbose and token in " \t\n\r\v\f":
                continue
            if verbose and token == "#":
                while source.next is not None and source.get() != "\n":
                    pass
            elif token[0] == "\\":
                nodes.append(self.escape(token))
            elif token == "[":
                nodes.append(self.set())
            elif token in "*+?{":
                self.repeat(token, nodes)
            elif token == ".":
                nodes.append(("any", self.flags))
            elif token == "(":
                start = source.place - 1
                node = self.parenthesis(start, verbose, first and not nodes)
                if node is None:
                    verbose = verbose or bool(first and self.flags & VERBOSE)
                else:
                    nodes.append(node)
            elif token in "^$":
                nodes.append(("at", token, self.flags))
            else:
                nodes.append(("char", ord(token), self.flags))
        return nodes

    # Escapes

    def escape(self, token):
        source, letter = self.source, token[1]
        if letter in "AbBZ":
            return "at", letter, self.flags
        if letter in "dDsSwW":
            return "set", False, [letter], self.flags
        if letter in ESCAPES:
            return "char", ESCAPES[letter], self.flags
        if letter == "0":
            return "char", int((token + source.many(2, OCTAL))[1:], 8), self.flags
        if letter not in DIGITS:
            return "char", character_escape(source, token), self.flags
        token += source.many(1, DIGITS)
        if len(token) == 3 and token[1] in OCTAL and token[2] in OCTAL and source.next is not None and source.next in OCTAL:
            return "char", octal_value(source, token + source.get()), self.flags
        group = int(token[1:])
        if group > self.groups:
            raise source.error(f"invalid group reference {group}", len(token) - 1)
        self.check_reference(group, len(token))
        return "refer", group, self.flags

    def check_reference(self, group, back):
        """May the text refer to this group here?"""
        if group in self.open_groups:
            raise self.source.error("cannot refer to an open group", back)
        self.check_look(group)

    def check_look(self, group):
        if self.before_look is None:
            return
        if group > self.groups or group in self.open_groups:
            raise self.source.error("cannot refer to an open group")
        if group > self.before_look:
            raise self.source.error("cannot refer to group defined in the same lookbehind subpattern")

    # Sets

    def set(self):
        source, items, here = self.source, [], self.source.place - 1
        negated = source.match("^")
        while True:
            token = self.set_token(here)
            if token == "]" and items:
                break
            item = self.set_item(token)
            if not source.match("-"):
                items.append(item)
                continue
            last = self.set_token(here)
            if last == "]":
                items += [item, (45, 45)]
                break
            stop = self.set_item(last)
            if isinstance(item, str) or isinstance(stop, str) or stop[0] < item[0]:
                raise source.error(f"bad character range {token}-{last}", len(token) + 1 + len(last))
            items.append((item[0], stop[0]))
        if len(items) == 1 and not negated and not isinstance(items[0], str) and items[0][0] == items[0][1]:
            return "char", items[0][0], self.flags
        return "set", negated, items, self.flags

    def set_token(self, here):
        token = self.source.get()
        if token is None:
            raise self.source.error_at("unterminated character set", here)
        return token

    def set_item(self, token):
        source = self.source
        if token[0] != "\\":
            return ord(token), ord(token)
        letter = token[1]
        if letter in ESCAPES:
            point = ESCAPES[letter]
        elif letter in "dDsSwW":
            return letter
        elif letter in OCTAL:
            point = octal_value(source, token + source.many(2, OCTAL))
        else:
            point = character_escape(source, token)
        return point, point

    # Repetition

    def repeat(self, token, nodes):
        source, here = self.source, self.source.place
        if token == "{":
            bounds = self.bounds(here)
            if bounds is None:
                nodes.append(("char", ord("{"), self.flags))
                return
            least, most = bounds
        else:
            least, most = 1 if token == "+" else 0, 1 if token == "?" else None
        if not nodes or nodes[-1][0] == "at":
            raise source.error_at("nothing to repeat", here - len(token))
        if nodes[-1][0] == "repeat":
            raise source.error_at("multiple repeat", here - len(token))
        mode = source.get() if source.next is not None and source.next in "?+" else ""
        nodes[-1] = "repeat", least, most, mode, [nodes[-1]]

    def bounds(self, here):
        """What stands after "{": least and most. None: the brace is a character like others."""
        source = self.source
        if source.next == "}":
            return None
        least = most = source.many(len(source.text), DIGITS)
        if source.match(","):
            most = source.many(len(source.text), DIGITS)
        if not source.match("}"):
            source.seek(here)
            return None
        low, high = int(least or "0"), int(most) if most else None
        if low >= REPEAT_LIMIT or high is not None and high >= REPEAT_LIMIT:
            raise OverflowError("the repetition number is too large")
        if high is not None and high < low:
            raise source.error_at("min repeat greater than max repeat", here)
        return low, high

    # Parentheses

    def parenthesis(self, start, verbose, first):
        """The node; None: a comment, or flags for all of the pattern."""
        source = self.source
        if not source.match("?"):
            return self.group(None, start, verbose)
        letter = source.get()
        if letter is None:
            raise source.error("unexpected end of pattern")
        if letter == "P":
            return self.named(start, verbose)
        if letter == ":":
            return "group", None, self.rest(start, verbose)
        if letter == ">":
            return "atomic", self.rest(start, verbose)
        if letter == "#":
            return self.comment(start)
        if letter in "=!<":
            return self.look(letter, start, verbose)
        if letter == "(":
            return self.condition(start, verbose)
        if letter in FLAGS or letter == "-":
            return self.flag_group(letter, start, verbose, first)
        raise source.error("unknown extension ?" + letter, len(letter) + 1)

    def rest(self, start, verbose):
        """What stands in a parenthesis, and its end."""
        sequence = self.alternatives(verbose)
        self.end(start)
        return sequence

    def end(self, start):
        if not self.source.match(")"):
            raise self.source.error_at("missing ), unterminated subpattern", start)

    def group(self, name, start, verbose):
        number = self.groups + 1
        if name is not None:
            if name in self.names:
                raise self.source.error(f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}", len(name) + 1)
            self.names[name] = number
        self.groups = number
        self.open_groups.append(number)
        sequence = self.rest(start, verbose)
        self.open_groups.pop()
        return "group", number, sequence

    def named(self, start, verbose):
        source = self.source
        if source.match("<"):
            name = source.until(">", "group name")
            check_name(source, name)
            return self.group(name, start, verbose)
        if source.match("="):
            name = source.until(")", "group name")
            check_name(source, name)
            self.check_reference(self.number_of(name), len(name) + 1)
            return "refer", self.names[name], self.flags
        letter = source.get()
        if letter is None:
            raise source.error("unexpected end of pattern")
        raise source.error("unknown extension ?P" + letter, len(letter) + 2)

    def number_of(self, name):
        if name not in self.names:
            raise self.source.error(f"unknown group name {name!r}", len(name) + 1)
        return self.names[name]

    def comment(self, start):
        while True:
            if self.source.next is None:
                raise self.source.error_at("missing ), unterminated comment", start)
            if self.source.get() == ")":
                return None

    def look(self, letter, start, verbose):
        source, behind, outer = self.source, letter == "<", self.before_look
        if behind:
            letter = source.get()
            if letter is None:
                raise source.error("unexpected end of pattern")
            if letter not in "=!":
                raise source.error("unknown extension ?<" + letter, len(letter) + 2)
            if outer is None:
                self.before_look = self.groups
        sequence = self.alternatives(verbose)
        self.before_look = outer
        self.end(start)
        return "look", behind, letter == "!", sequence

    def condition(self, start, verbose):
        source = self.source
        name = source.until(")", "group name")
        if name.isidentifier():
            group = self.number_of(name)
        else:
            group = self.group_number(name)
            if group == 0:
                raise source.error("bad group number", len(name) + 1)
            self.conditions.setdefault(group, source.place - len(name) - 1)
        self.check_look(group)
        yes, no = self.sequence(verbose), []
        if source.match("|"):
            no = self.sequence(verbose)
            if source.next == "|":
                raise source.error("conditional backref with more than two branches")
        self.end(start)
        return "if", group, yes, no

    def group_number(self, name):
        number = group_number(self.source, name)
        if number >= GROUP_LIMIT:
            raise self.source.error(f"invalid group reference {number}", len(name) + 1)
        return number

    # Flags

    def flag_group(self, letter, start, verbose, first):
        added, removed = self.read_flags(letter)
        if removed is None:
            if not first:
                raise self.source.error_at("global flags not at the start of the expression", start)
            self.flags |= added
            return None
        outer = self.flags
        if added & KIND_FLAGS:
            self.flags &= ~KIND_FLAGS
        self.flags = (self.flags | added) & ~removed
        sequence = self.rest(start, (verbose or bool(added & VERBOSE)) and not removed & VERBOSE)
        self.flags = outer
        return "group", None, sequence

    def read_flags(self, letter):
        """Flags to be set and to be cleared; the latter None: they are for all of the pattern."""
        source, added, removed = self.source, 0, 0
        while letter not in "-:)":
            self.check_kind(letter, added)
            added |= FLAGS[letter]
            letter = self.flag_letter("-:)", "missing -, : or )")
        if letter == ")":
            return added, None
        if added & (DEBUG | TEMPLATE):
            raise source.error("bad inline flags: cannot turn on global flag", 1)
        if letter == "-":
            letter = self.flag_letter("", "missing flag")
            while letter != ":":
                if FLAGS[letter] & KIND_FLAGS:
                    raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                removed |= FLAGS[letter]
                letter = self.flag_letter(":", "missing :")
        if removed & (DEBUG | TEMPLATE):
            raise source.error("bad inline flags: cannot turn off global flag", 1)
        if added & removed:
            raise source.error("bad inline flags: flag turned on and off", 1)
        return added, removed

    def flag_letter(self, ends, missing):
        letter = self.source.get()
        if letter is None:
            raise self.source.error(missing)
        if letter not in FLAGS and (letter not in ends or not ends):
            raise self.source.error("unknown flag" if letter.isalpha() else missing, len(letter))
        return letter

    def check_kind(self, letter, added):
        wrong = "L" if self.source.is_text else "u"
        if letter == wrong:
            raise self.source.error(f"bad inline flags: cannot use '{wrong}' flag with a {'str' if self.source.is_text else 'bytes'} pattern")
        if FLAGS[letter] & KIND_FLAGS and added & KIND_FLAGS & ~FLAGS[letter]:
            raise self.source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")


def check_name(source, name):
    if not name.isidentifier():
        raise source.error(f"bad character in group name {name!r}", len(name) + 1)


def group_number(source, name):
    """Of a group that is not called by a name."""
    try:
        number = int(name)
    except ValueError:
        number = -1
    if number < 0:
        raise source.error(f"bad character in group name {name!r}", len(name) + 1)
    return number


def checked_flags(pattern, flags):
    if isinstance(pattern, str):
        if flags & LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if not flags & ASCII:
            return flags | UNICODE
        if flags & UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
    elif flags & UNICODE:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    elif flags & LOCALE and flags & ASCII:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


# Templates

def parse_template(template, groups, names):
    """What stands for a match: a tuple of texts and of groups' numbers."""
    source, parts = Source(template), []
    while source.next is not None:
        token = source.get()
        part = template_escape(source, token, groups, names) if token[0] == "\\" else token
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    if source.is_text:
        return tuple(parts)
    return tuple([part.encode("latin1") if isinstance(part, str) else part for part in parts])


def template_escape(source, token, groups, names):
    letter = token[1]
    if letter == "g":
        return template_group(source, groups, names)
    if letter == "0":
        return chr(int((token + source.many(2, OCTAL))[1:], 8) & 0xFF)
    if letter in DIGITS:
        token += source.many(1, DIGITS)
        if len(token) == 3 and token[1] in OCTAL and token[2] in OCTAL and source.next is not None and source.next in OCTAL:
            return chr(octal_value(source, token + source.get()))
        return known_group(source, int(token[1:]), groups, len(token) - 1)
    if letter in ESCAPES:
        return chr(ESCAPES[letter])
    if letter.isascii() and letter.isalpha():
        raise source.error(f"bad escape {token}", len(token))
    return token


def template_group(source, groups, names):
    if not source.match("<"):
        raise source.error("missing <")
    name = source.until(">", "group name")
    if name.isidentifier():
        if name not in names:
            raise IndexError(f"unknown group name {name!r}")
        return known_group(source, names[name], groups, len(name) + 1)
    return known_group(source, group_number(source, name), groups, len(name) + 1)


def known_group(source, number, groups, back):
    if number > groups:
        raise source.error(f"invalid group reference {number}", back)
    return number
