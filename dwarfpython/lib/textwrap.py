"""textwrap: dedent, indent, wrap, fill and shorten."""


def dedent(text):
    """Without the white space that all lines with text begin with."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if line:
            indentation = line[:len(line) - len(line.lstrip(" \t"))]
            margin = indentation if margin is None else common(margin, indentation)
    return "\n".join([line[len(margin or ""):] for line in lines])


def common(a, b):
    length = 0
    while length < min(len(a), len(b)) and a[length] == b[length]:
        length += 1
    return a[:length]


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(keepends=True)])


def is_word(character):
    return character.isalnum() or character in "_!\"'&.,?"


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.break_long_words, self.drop_whitespace, self.break_on_hyphens = break_long_words, drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def chunks(self, text):
        """Words, parts of hyphenated words, and the white space between, which may begin or end a line."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(space): " " for space in "\t\n\v\f\r"})
        found, start = [], 0
        while start < len(text):
            end, blank = start, text[start].isspace()
            while end < len(text) and text[end].isspace() == blank:
                end += 1
            found += [text[start:end]] if blank or not self.break_on_hyphens else self.parts(text[start:end])
            start = end
        return found

    def parts(self, word):
        """A word broken after hyphens between letters, and around dashes."""
        parts, start, i = [], 0, 1
        while i < len(word):
            if word[i] == "-" and word[i - 1] != "-":
                run = i
                while run < len(word) and word[run] == "-":
                    run += 1
                if run - i > 1 and is_word(word[i - 1]) and run < len(word) and (word[run].isalnum() or word[run] == "_"):
                    parts += [word[start:i], word[i:run]]
                    start = run
                elif run - i == 1 and word[max(i - 2, 0):i].isalpha() and i - start > 1 and word[i + 1:i + 3].isalpha() and len(word) > i + 2:
                    parts.append(word[start:run])
                    start = run
                i = run
            i += 1
        return parts + [word[start:]] if start < len(word) else parts

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        chunks, lines = self.chunks(text)[::-1], []
        while chunks:
            margin = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(margin)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            line = self.filled(chunks, room)
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or room >= 0 and not any(chunk.strip() for chunk in chunks):
                lines.append(margin + "".join(line))
            else:
                return self.shortened(lines, line, margin, room)
        return lines

    def filled(self, chunks, room):
        """The chunks of one line, taken from the end of `chunks`."""
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= room:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            space = max(room - length, 0) if room >= 1 else 1
            if self.break_long_words:
                at = space
                hyphen = chunks[-1].rfind("-", 0, space)
                if self.break_on_hyphens and len(chunks[-1]) > space and hyphen > 0 and chunks[-1][:hyphen].strip("-"):
                    at = hyphen + 1
                line.append(chunks[-1][:at])
                chunks[-1] = chunks[-1][at:]
            elif not line:
                line.append(chunks.pop())
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def shortened(self, lines, line, margin, room):
        length = sum(map(len, line))
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= room:
                return lines + [margin + "".join(line) + self.placeholder]
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                return lines[:-1] + [before + self.placeholder]
        return lines + [margin + self.placeholder.lstrip()]

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **keywords):
    return TextWrapper(width, **keywords).wrap(text)


def fill(text, width=70, **keywords):
    return TextWrapper(width, **keywords).fill(text)


def shorten(text, width, **keywords):
    return TextWrapper(width, max_lines=1, **keywords).fill(" ".join(text.strip().split()))
