"""re: regular expressions.

A pattern is parsed (_re_parser), becomes a program (_re_compiler), and is run by the runtime (runtime/match.c).
"""

import _match
import _re_compiler
from _re_parser import error, parse_template

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
           "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]

CACHE_SIZE = 512
END = 2 ** 63 - 1
EVERYTHING = 0, END
SEARCH, MATCH, FULLMATCH = 0, 1, 2       # Grep ORDER HOW: runtime/matchmodule.c

cache = {}                               # patterns by (class of the text, text, flags)
templates = {}                           # parsed ones by (template, pattern)


class RegexFlag(int):
    """Flags, that print as their names."""

    name = property(lambda self: repr(self).replace("re.", ""))
    value = property(int)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(ALL_FLAGS & ~int(self))

    def __repr__(self):
        names = names_of(int(self), FLAG_NAMES)
        return "|".join(names) if names and names[0][0] == "r" else f"re.RegexFlag({int(self)})" if self else "re.NOFLAG"

    __str__ = __repr__


def names_of(flags, bits):
    """The names of bits, in their order, and what has no name as a number."""
    names = [f"re.{FLAG_NAMES[bit]}" for bit in bits if flags & bit]
    rest = flags & ~ALL_FLAGS
    return names + [hex(rest)] if rest else names


FLAG_NAMES = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE",
              1: "TEMPLATE", 128: "DEBUG"}
ALL_FLAGS = sum(FLAG_NAMES)
NOFLAG = RegexFlag(0)
TEMPLATE = T = RegexFlag(1)
IGNORECASE = I = RegexFlag(2)
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
DEBUG = RegexFlag(128)
ASCII = A = RegexFlag(256)


class Match:
    """What matched. `places` holds the group that was closed last, then first and end of each group."""

    def __init__(self, pattern, string, limits, places):
        self.re, self.string, self.limits, self.places = pattern, string, limits, places

    pos = property(lambda self: max(0, min(*self.limits, len(self.string))))
    endpos = property(lambda self: max(0, min(self.limits[1], len(self.string))))
    lastindex = property(lambda self: self.places[0] or None)
    lastgroup = property(lambda self: name_of(self.re, self.places[0]))
    regs = property(lambda self: tuple([(self.places[place], self.places[place + 1]) for place in range(1, len(self.places), 2)]))

    def place(self, group):
        """The index into `places` of a group, by its number or name."""
        if type(group) is not int:
            group = self.re.groupindex.get(group, -1) if isinstance(group, str) else index_of(group)
        if 0 <= group <= self.re.groups:
            return 2 * group + 1
        raise IndexError("no such group")

    def part(self, place, missing):
        first = self.places[place]
        if first < 0:
            return missing
        return part_of(self.string, first, self.places[place + 1])

    def group(self, group=0, *groups):
        if not groups:
            return self.part(self.place(group), None)
        return tuple([self.part(self.place(group), None) for group in (group, *groups)])

    def __getitem__(self, group):
        return self.part(self.place(group), None)

    def groups(self, default=None):
        return tuple([self.part(place, default) for place in range(3, len(self.places), 2)])

    def groupdict(self, default=None):
        return {name: self.part(2 * group + 1, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self.places[self.place(group)]

    def end(self, group=0, /):
        return self.places[self.place(group) + 1]

    def span(self, group=0, /):
        place = self.place(group)
        return self.places[place], self.places[place + 1]

    def expand(self, template):
        return self.fill(self.re.template(template))

    def fill(self, template):
        """The text of a parsed template."""
        empty = part_of(self.string, 0, 0)
        return empty.join([self.part(2 * part + 1, empty) if isinstance(part, int) else part for part in template])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


def limits_of(pos, endpos):
    return EVERYTHING if pos == 0 and endpos == END else (pos, endpos)


def part_of(string, first, end):
    part = string[first:end]
    return part if isinstance(part, (str, bytes)) else bytes(part)


def index_of(group):
    try:
        return group.__index__()
    except AttributeError:
        raise IndexError("no such group") from None


def name_of(pattern, group):
    for name, number in pattern.groupindex.items():
        if number == group:
            return name
    return None


class Pattern:
    """A compiled pattern. `program` is what the runtime runs."""

    def __init__(self, pattern, flags, program, groups, names):
        self.pattern, self.flags, self.program, self.groups, self.groupindex = pattern, flags, program, groups, names

    def search(self, string, pos=0, endpos=END):
        places = _match.search(self.program, string, pos, endpos, SEARCH, 0)
        return None if places is None else Match(self, string, limits_of(pos, endpos), places)

    def match(self, string, pos=0, endpos=END):
        places = _match.search(self.program, string, pos, endpos, MATCH, 0)
        return None if places is None else Match(self, string, limits_of(pos, endpos), places)

    def fullmatch(self, string, pos=0, endpos=END):
        places = _match.search(self.program, string, pos, endpos, FULLMATCH, 0)
        return None if places is None else Match(self, string, limits_of(pos, endpos), places)

    def findall(self, string, pos=0, endpos=END):
        return _match.findall(self.program, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=END):
        return self.matches(string, endpos, limits_of(pos, endpos), _match.search(self.program, string, pos, endpos, SEARCH, 0))

    def matches(self, string, endpos, limits, places):
        """The match at these places, and those after it."""
        while places is not None:
            yield Match(self, string, limits, places)
            end = places[2]
            places = _match.search(self.program, string, end, endpos, SEARCH, 1 if places[1] == end else 0)

    def scanner(self, string, pos=0, endpos=END):
        return Scanning(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        return _match.split(self.program, string, maxsplit) if maxsplit >= 0 else [string]

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if callable(repl):
            return self.replaced(repl, string, count)
        return _match.substitute(self.program, string, self.template(repl), count)

    def replaced(self, function, string, count):
        """As subn, the texts being a function's."""
        pieces, last, done = [], 0, 0
        for found in self.finditer(string) if count >= 0 else ():
            first, end = found.places[1], found.places[2]
            if first > last:
                pieces.append(part_of(string, last, first))
            text = function(found)
            if text is not None:
                pieces.append(text)
            last = end
            done += 1
            if done == count:
                break
        pieces.append(part_of(string, last, len(string)))
        return part_of(string, 0, 0).join(pieces), done

    def template(self, template):
        if not isinstance(template, (str, bytes)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
        key = type(template), template, self.pattern, self.flags
        if key not in templates:
            if len(templates) >= CACHE_SIZE:
                del templates[next(iter(templates))]
            parts = parse_template(template, self.groups, self.groupindex)
            for part in parts:
                if not isinstance(part, int) and type(part) is not type(self.pattern):
                    raise TypeError(f"sequence item 0: expected a bytes-like object, str found" if isinstance(part, str)
                                    else "sequence item 0: expected str instance, bytes found")
            templates[key] = parts
        return templates[key]

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self is other or (self.flags == other.flags and type(self.pattern) is type(other.pattern) and self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        flags = self.flags & ~int(UNICODE) if isinstance(self.pattern, str) else self.flags
        parts = [repr(self.pattern)[:200], "|".join(names_of(flags, sorted(FLAG_NAMES)))]
        return f"re.compile({', '.join(filter(None, parts))})"


class Scanning:
    """Finds one match after the other."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self.limits, self.nonempty = limits_of(pos, endpos), 0

    def step(self, how):
        if self.pos is None:
            return None
        places = _match.search(self.pattern.program, self.string, self.pos, self.endpos, how, self.nonempty)
        if places is None:
            self.pos = None
            return None
        self.pos = places[2]
        self.nonempty = 1 if places[1] == places[2] else 0
        return Match(self.pattern, self.string, self.limits, places)

    def search(self):
        return self.step(SEARCH)

    def match(self):
        return self.step(MATCH)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def template(pattern, flags=0):
    return compile(pattern, flags | TEMPLATE)


def compile(pattern, flags=0):
    key = type(pattern), pattern, int(flags)
    if key in cache:
        return cache[key]
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    program, all_flags, groups, names = _re_compiler.compile_program(pattern, int(flags))
    compiled = Pattern(pattern, all_flags, program, groups, names)
    if len(cache) >= CACHE_SIZE:
        del cache[next(iter(cache))]
    cache[key] = compiled
    return compiled


def purge():
    cache.clear()
    templates.clear()


SPECIAL = {ord(character): "\\" + character for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(SPECIAL)
    return str(pattern, "latin1").translate(SPECIAL).encode("latin1")


# Written in C in CPython, so messages name the module, too.
Match.__name__, Pattern.__name__ = "re.Match", "re.Pattern"
