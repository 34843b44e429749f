"""Random patterns on random texts: what each gives, one per line. The seed and the number of patterns are arguments."""
import random
import re
import sys

PIECES = ["a", "b", "c", "ab", "A", "1", "0", "_", " ", "-", ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[abc]", "[^abc]", "[a-c]",
          "[^\\d]", "[\\w-]", "[A-Ca]", "[\\W_]", "\\n", "\\.", "é", "[é-ü]", "[^é]", "ß", "ſ", "K", "[k-s]", "I", "İ", "\\x41", "\\101", "{", "}", "]"]
PLACES = ["^", "$", "\\b", "\\B", "\\A", "\\Z"]
COUNTS = ["*", "+", "?", "{2}", "{1,2}", "{,2}", "{1,}", "{0,3}", "{2,3}", "{0}"]
LETTERS = "aabbcABC10_ -\n.éÉüßſsSkKKiIİı{}]x"


class Generator:
    def __init__(self, chance, is_text):
        self.chance, self.is_text, self.groups, self.open, self.names = chance, is_text, 0, [], []

    def pick(self, items):
        return items[self.chance.randrange(len(items))]

    def alternatives(self, depth):
        return "|".join([self.sequence(depth) for _ in range(self.pick([1, 1, 1, 2, 3]))])

    def sequence(self, depth):
        return "".join([self.repeated(depth) for _ in range(self.pick([0, 1, 1, 2, 2, 3, 4]))])

    def repeated(self, depth):
        item = self.item(depth)
        if item in PLACES or self.chance.random() < 0.6:
            return item
        modes = ["", "", "", "?", "+"] if item in PIECES else ["", "", "?"]      # CPython before 3.11.5: "(?:...)++" goes wrong
        return item + self.pick(COUNTS) + self.pick(modes)

    def item(self, depth):
        kind = self.chance.random()
        if depth <= 0 or kind < 0.5:
            piece = self.pick(PIECES)
            return piece if self.is_text or piece.isascii() else "a"
        if kind < 0.57:
            return self.pick(PLACES)
        if kind < 0.75:
            return self.group(depth)
        if kind < 0.82:
            return f"(?:{self.alternatives(depth - 1)})"
        if kind < 0.85:
            return f"(?>{self.alternatives(depth - 1)})"
        if kind < 0.90:
            return f"({self.pick(['?=', '?!'])}{self.alternatives(depth - 1)})"
        if kind < 0.93:
            return f"({self.pick(['?<=', '?<!'])}{self.sequence(0)})"
        if kind < 0.95:
            return f"(?{self.pick(['i', 'm', 's', 'x', 'a', '-i', 'i-s', 'ms'])}:{self.alternatives(depth - 1)})"
        if self.groups == 0:
            return "b"
        group = self.chance.randrange(self.groups) + 1
        if kind < 0.98:
            return f"\\{group}(?:)"
        return f"(?({group}){self.sequence(depth - 1)}|{self.sequence(depth - 1)})"

    def group(self, depth):
        self.groups += 1
        name = f"?P<n{self.groups}>" if self.chance.random() < 0.3 else ""
        return f"({name}{self.alternatives(depth - 1)})"


def text(chance, is_text):
    letters = LETTERS if is_text else [letter for letter in LETTERS if letter.isascii()]
    found = "".join([letters[chance.randrange(len(letters))] for _ in range(chance.randrange(12))])
    return found if is_text else found.encode()


def attempt(name, function):
    try:
        return f"{name} {function()!r}"
    except (re.error, IndexError, TypeError) as failure:
        return f"{name} {type(failure).__name__}: {failure}"


def described(found):
    return None if found is None else (found.regs, found.lastindex, found.lastgroup, found.groups())


def try_pattern(pattern, flags, subjects, template):
    print(repr(pattern), int(flags))
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, OverflowError, ValueError) as failure:
        print("  ", type(failure).__name__, failure, getattr(failure, "pos", ""), getattr(failure, "lineno", ""), getattr(failure, "colno", ""))
        return
    for subject in subjects:
        print("  ", repr(subject))
        print("    ", attempt("search", lambda: described(compiled.search(subject))))
        print("    ", attempt("match", lambda: described(compiled.match(subject))), attempt("fullmatch", lambda: described(compiled.fullmatch(subject))))
        print("    ", attempt("part", lambda: described(compiled.search(subject, 1, 5))))
        print("    ", attempt("findall", lambda: compiled.findall(subject)))
        print("    ", attempt("finditer", lambda: [found.span() for found in compiled.finditer(subject)]))
        print("    ", attempt("split", lambda: compiled.split(subject)), attempt("subn", lambda: compiled.subn(template, subject)))


def main(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        is_text = chance.random() < 0.8
        generator = Generator(chance, is_text)
        pattern = generator.alternatives(3)
        flags = 0
        for flag in (re.I, re.I, re.M, re.S, re.A):
            if chance.random() < 0.2:
                flags |= flag
        template = r"<\1>" if generator.groups else "<\\g<0>>"
        subjects = [text(chance, is_text) for _ in range(6)]
        if not is_text:
            pattern, template = pattern.encode(), template.encode()
        try_pattern(pattern, flags, subjects, template)


main(int(sys.argv[1]), int(sys.argv[2]))
