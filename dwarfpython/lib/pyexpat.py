"""pyexpat: a parser of XML 1.0 that calls handlers, with expat's errors and places. It checks that a document is well-formed, not that it is
valid: of a DTD it reads the entities that are declared as text. Documents may come in pieces; what is not whole yet is kept.
"""

import codecs
import re
from types import ModuleType

EXPAT_VERSION, version_info, native_encoding = "expat_2.5.0", (2, 5, 0), "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)

_MESSAGES = {
    "XML_ERROR_NO_MEMORY": (1, "out of memory"), "XML_ERROR_SYNTAX": (2, "syntax error"), "XML_ERROR_NO_ELEMENTS": (3, "no element found"),
    "XML_ERROR_INVALID_TOKEN": (4, "not well-formed (invalid token)"), "XML_ERROR_UNCLOSED_TOKEN": (5, "unclosed token"),
    "XML_ERROR_PARTIAL_CHAR": (6, "partial character"), "XML_ERROR_TAG_MISMATCH": (7, "mismatched tag"),
    "XML_ERROR_DUPLICATE_ATTRIBUTE": (8, "duplicate attribute"), "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": (9, "junk after document element"),
    "XML_ERROR_PARAM_ENTITY_REF": (10, "illegal parameter entity reference"), "XML_ERROR_UNDEFINED_ENTITY": (11, "undefined entity"),
    "XML_ERROR_RECURSIVE_ENTITY_REF": (12, "recursive entity reference"), "XML_ERROR_BAD_CHAR_REF": (14, "reference to invalid character number"),
    "XML_ERROR_MISPLACED_XML_PI": (17, "XML or text declaration not at start of entity"),
    "XML_ERROR_UNKNOWN_ENCODING": (18, "unknown encoding"), "XML_ERROR_INCORRECT_ENCODING": (19, "encoding specified in XML declaration is incorrect"),
    "XML_ERROR_UNCLOSED_CDATA_SECTION": (20, "unclosed CDATA section"), "XML_ERROR_UNBOUND_PREFIX": (27, "unbound prefix"),
    "XML_ERROR_FINISHED": (36, "parsing finished"),
}
errors, model = ModuleType("pyexpat.errors"), ModuleType("pyexpat.model")
errors.codes = {text: code for code, text in _MESSAGES.values()}
errors.messages = {code: text for code, text in _MESSAGES.values()}
for _name, (_code, _text) in _MESSAGES.items():
    setattr(errors, _name, _text)
for _code, _name in enumerate("EMPTY ANY MIXED NAME CHOICE SEQ".split(), 1):
    setattr(model, "XML_CTYPE_" + _name, _code)
for _code, _name in enumerate("NONE OPT REP PLUS".split()):
    setattr(model, "XML_CQUANT_" + _name, _code)


def ErrorString(code): return errors.messages.get(code)


class ExpatError(Exception):
    __module__ = "xml.parsers.expat"


error = ExpatError

_NAME = r"[A-Za-z_:\x80-\U0010ffff][-A-Za-z0-9._:\x80-\U0010ffff]*"
_name = re.compile(_NAME)
_attribute = re.compile(rf"\s+({_NAME})\s*=\s*(\"[^<\"]*\"|'[^<']*')")
_reference = re.compile(rf"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({_NAME}));")
_tag_end = re.compile(r"""[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*(>)""")
_doctype_end = re.compile(r"""[^\[\]"'<>]*(?:(?:"[^"]*"|'[^']*')[^\[\]"'<>]*)*(>|\[)""")
_entity = re.compile(rf"""<!ENTITY\s+({_NAME})\s+(?:"([^"]*)"|'([^']*)')\s*>""")
_declaration = re.compile(r"""<\?xml\s+version\s*=\s*["']([\w.]+)["'](?:\s+encoding\s*=\s*["']([-\w.]+)["'])?"""
                          r"""(?:\s+standalone\s*=\s*["'](yes|no)["'])?\s*\?>""")
_predefined = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"
_HANDLERS = """StartElement EndElement CharacterData Comment ProcessingInstruction StartCdataSection EndCdataSection StartNamespaceDecl
    EndNamespaceDecl StartDoctypeDecl EndDoctypeDecl XmlDecl EntityDecl ElementDecl AttlistDecl NotationDecl UnparsedEntityDecl ExternalEntityRef
    NotStandalone SkippedEntity""".split()


class _Incomplete(Exception):
    """What begins here does not end in the text that has come."""


class XMLParserType:
    def __init__(self, encoding, separator, intern):
        self.encoding, self.separator, self.intern = encoding, separator, {} if intern is None else intern
        for name in _HANDLERS:
            setattr(self, name + "Handler", None)
        self.DefaultHandler = self.DefaultHandlerExpand = None
        self.buffer_text, self.buffer_size, self.buffer_used = False, 8192, 0
        self.ordered_attributes = self.specified_attributes = self.namespace_prefixes = False
        self.ErrorCode, self.base, self.decoder = 0, None, None
        self.text, self.at, self.begun, self.rooted, self.finished = "", 0, False, False, False
        self.lines, self.line_start, self.bytes_before, self.seen = 1, 0, 0, 0
        self.open, self.spaces, self.entities, self.waiting = [], [{"xml": _XML}], dict(_predefined), []

    # Where it is

    def place(self, at):
        """(line, column) of an index of the text."""
        before = self.text.count("\n", 0, at)
        start = self.text.rfind("\n", 0, at) + 1
        return self.lines + before, at - start + (0 if before else self.line_start)

    CurrentLineNumber = property(lambda self: self.place(self.at)[0])
    CurrentColumnNumber = property(lambda self: self.place(self.at)[1])
    CurrentByteIndex = property(lambda self: self.bytes_before + len(self.text[:self.at].encode()))
    ErrorLineNumber, ErrorColumnNumber, ErrorByteIndex = CurrentLineNumber, CurrentColumnNumber, CurrentByteIndex

    def fail(self, name, at=None):
        self.at = self.at if at is None else at
        self.ErrorCode, text = _MESSAGES["XML_ERROR_" + name]
        line, column = self.place(self.at)
        failure = ExpatError(f"{text}: line {line}, column {column}")
        failure.code, failure.lineno, failure.offset = self.ErrorCode, line, column
        raise failure

    # Input

    def Parse(self, data, isfinal=False, /):
        if self.finished:
            self.fail("FINISHED")
        self.forget()
        self.text += self.decoded(data, isfinal)
        try:
            while self.at < len(self.text):
                self.token(isfinal)
        except _Incomplete as end:
            if isfinal:
                self.flush()
                self.fail(end.args[0], len(self.text) if "CDATA" in end.args[0] else None)
        self.flush()
        if isfinal:
            if self.open or not self.rooted:
                self.fail("NO_ELEMENTS", len(self.text))
            self.finished = True
        return 1

    def ParseFile(self, file, /):
        while data := file.read(65536):
            self.Parse(data)
        return self.Parse(b"", True)

    def forget(self):
        """What has been read goes."""
        read = self.text[:self.at]
        if read:
            line, column = self.place(self.at)
            self.bytes_before += len(read.encode())
            self.lines, self.line_start = line, column
            self.text, self.at = self.text[self.at:], 0

    def decoded(self, data, isfinal):
        if isinstance(data, str):
            return data.replace("\r\n", "\n").replace("\r", "\n")
        if self.decoder is None:
            data = bytes(data)
            told = re.match(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([-\w.]+)["']""", data)
            name = self.encoding or (told[1].decode() if told else "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
            try:
                self.decoder = codecs.getincrementaldecoder("utf-8-sig" if name.lower() in ("utf-8", "utf8") else name)()
            except LookupError:
                self.fail("UNKNOWN_ENCODING", 30)
        try:
            return self.decoder.decode(data, isfinal).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as wrong:
            self.text += data[:wrong.start].decode("utf-8", "replace")
            self.fail("INVALID_TOKEN", len(self.text))

    # Tokens

    def token(self, isfinal):
        text, at = self.text, self.at
        if text[at] != "<":
            return self.characters(isfinal)
        after = text[at:at + 9]
        for opening in "<!--", "<![CDATA[", "<!DOCTYPE":
            if after != opening and opening.startswith(after):
                raise _Incomplete("UNCLOSED_TOKEN")
        if after.startswith("<!--"):
            self.comment()
        elif after.startswith("<?"):
            self.instruction()
        elif after == "<![CDATA[" and self.open:
            self.section()
        elif after == "<!DOCTYPE" and not self.rooted:
            self.doctype()
        elif after.startswith("</"):
            self.end_tag()
        else:
            self.start_tag()
        self.begun = True

    def until(self, closing, start, failure="UNCLOSED_TOKEN"):
        end = self.text.find(closing, start)
        if end < 0:
            raise _Incomplete(failure)
        return end

    def event(self, name, *args):
        """Calls a handler; text that came before it goes first."""
        handler = getattr(self, name + "Handler")
        if name != "CharacterData":
            self.flush()
        if handler is not None:
            handler(*args)
        return handler is not None

    def other(self, text):
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler is not None:
            self.flush()
            handler(text)

    def say(self, text):
        if not text:
            return
        if self.CharacterDataHandler is None:
            self.other(text)
        elif self.buffer_text:
            self.waiting.append(text)
        else:
            for line in re.findall(r"\n|[^\n]+", text):        # expat tells each line by itself
                self.CharacterDataHandler(line)

    def flush(self):
        if self.waiting:
            text, self.waiting = "".join(self.waiting), []
            if self.CharacterDataHandler is not None:
                self.CharacterDataHandler(text)

    def characters(self, isfinal):
        end = self.text.find("<", self.at)
        end = len(self.text) if end < 0 else end
        text = self.text[self.at:end]
        if not self.open:
            found = len(text) - len(text.lstrip(" \t\n\ufeff" if not self.begun and not self.at else " \t\n"))
            if found < len(text):
                self.fail("JUNK_AFTER_DOC_ELEMENT" if self.rooted else "SYNTAX", self.at + found)
            self.other(text)
            self.at = end
            return
        whole = len(text)
        if end == len(self.text) and not isfinal:              # a reference, or the end of a section, may go on
            cut = max(text.rfind("&"), len(text) - 2 if text.endswith("]]") else len(text) - 1 if text.endswith("]") else -1)
            whole = cut if cut >= 0 and ";" not in text[cut:] else whole
        if "]]>" in text:
            self.fail("INVALID_TOKEN", self.at + text.index("]]>") + 2)
        self.expand(self.at, self.at + whole, self.say, ())
        if not whole:
            raise _Incomplete("UNCLOSED_TOKEN")
        self.at += whole

    def expand(self, start, end, give, inside, text=None):
        """Text with references: `give` gets the pieces. `text`: of an entity, whose own name is in `inside`."""
        source = self.text if text is None else text
        where = (lambda at: at) if text is None else (lambda at: self.at)
        while start < end:
            at = source.find("&", start, end)
            give(self.checked(source, start, end if at < 0 else at, where))
            if at < 0:
                return
            found = _reference.match(source, at, end)
            if not found:
                name = _name.match(source, at + 1, end)
                wrong = name.end() if name else at + 1
                if wrong >= end:
                    self.fail("UNCLOSED_TOKEN", where(at))
                self.fail("INVALID_TOKEN", where(wrong))
            decimal, hexadecimal, name = found.groups()
            if name is None:
                give(self.numbered(int(decimal) if decimal else int(hexadecimal, 16), where(at)))
            elif name in _predefined:
                give(_predefined[name])
            elif name in inside:
                self.fail("RECURSIVE_ENTITY_REF", where(at))
            elif name in self.entities:
                value = self.entities[name]
                if "<" in value and give == self.say:
                    self.markup(value, where(at))
                else:
                    self.expand(0, len(value), give, (*inside, name), value)
            else:
                self.fail("UNDEFINED_ENTITY", where(at))
            start = found.end()

    def markup(self, value, at):
        """An entity with elements in it stands where it is named: its text takes the reference's place."""
        inner = XMLParserType.__new__(XMLParserType)
        inner.__dict__.update(self.__dict__)
        inner.text, inner.at, inner.open = value, 0, ["", *self.open]
        while inner.at < len(value):
            inner.token(True)
        if inner.open != ["", *self.open]:
            self.fail("TAG_MISMATCH", at)

    def checked(self, source, start, end, where):
        text = source[start:end]
        bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
        if bad:
            self.fail("INVALID_TOKEN", where(start + bad.start()))
        return text

    def numbered(self, code, at):
        if not (code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF):
            self.fail("BAD_CHAR_REF", at)
        return chr(code)

    # Markup

    def comment(self):
        end = self.until("--", self.at + 4)
        if self.text[end:end + 3] != "-->":
            if end + 2 >= len(self.text):
                raise _Incomplete("UNCLOSED_TOKEN")
            self.fail("INVALID_TOKEN", end + 2)
        if not self.event("Comment", self.text[self.at + 4:end]):
            self.other(self.text[self.at:end + 3])
        self.at = end + 3

    def instruction(self):
        end = self.until("?>", self.at + 2)
        name = _name.match(self.text, self.at + 2, end)
        if not name:
            self.fail("INVALID_TOKEN", self.at + 2)
        if name[0].lower() == "xml":
            told = _declaration.match(self.text, self.at)
            if self.begun or self.at or self.bytes_before:
                self.fail("MISPLACED_XML_PI")
            if not told:
                self.fail("SYNTAX")
            self.event("XmlDecl", told[1], told[2], -1 if told[3] is None else int(told[3] == "yes"))
        elif not self.event("ProcessingInstruction", name[0], self.text[name.end():end].lstrip()):
            self.other(self.text[self.at:end + 2])
        self.at = end + 2

    def section(self):
        end = self.until("]]>", self.at + 9, "UNCLOSED_CDATA_SECTION")
        self.event("StartCdataSection")
        self.say(self.text[self.at + 9:end])
        self.event("EndCdataSection")
        self.at = end + 3

    def doctype(self):
        end = _doctype_end.match(self.text, self.at + 9)
        name = _name.match(self.text, self.at + 10)
        if not end:
            raise _Incomplete("UNCLOSED_TOKEN")
        if not name:
            self.fail("SYNTAX", self.at + 10)
        last, inside = end.end(), end[1] == "["
        identifiers = re.findall(r"""["']([^"']*)["']""", self.text[name.end():last])
        public = identifiers.pop(0) if "PUBLIC" in self.text[name.end():last].split(None, 1)[:1] and identifiers else None
        self.event("StartDoctypeDecl", name[0], identifiers[0] if identifiers else None, public, int(inside))
        if inside:
            close = re.compile(r"""(?:[^\]"'<]|"[^"]*"|'[^']*'|<!--.*?-->|<)*\]\s*>""", re.S).match(self.text, last)
            if not close:
                raise _Incomplete("UNCLOSED_TOKEN")
            for declared in _entity.finditer(self.text, last, close.end()):
                value, parts = declared[2] if declared[2] is not None else declared[3], []
                for piece in re.split(r"(&#[xX]?[0-9a-fA-F]+;)", value):
                    is_number = piece.startswith("&#")
                    parts.append(chr(int(piece[3:-1], 16) if piece[2] in "xX" else int(piece[2:-1])) if is_number else piece)
                value = "".join(parts)
                self.entities.setdefault(declared[1], value)
                self.event("EntityDecl", declared[1], 0, value, self.base, None, None, None)
            last = close.end()
        self.event("EndDoctypeDecl")
        self.at = last

    def expanded(self, name, is_attribute=False):
        """The name with its namespace, as `separator` joins them."""
        prefix, colon, local = name.rpartition(":")
        if self.separator is None or (is_attribute and not colon):
            return name
        space = self.spaces[-1].get(prefix)
        if space is None and colon:
            self.fail("UNBOUND_PREFIX")
        return space + self.separator + local if space else name

    def start_tag(self):
        text, at = self.text, self.at
        if at + 1 >= len(text):
            raise _Incomplete("UNCLOSED_TOKEN")
        name = _name.match(text, at + 1)
        if not name:
            self.fail("INVALID_TOKEN" if self.open or not self.rooted else "JUNK_AFTER_DOC_ELEMENT", at + 1 if self.open or not self.rooted else at)
        if self.rooted and not self.open:
            self.fail("JUNK_AFTER_DOC_ELEMENT")
        place, given = name.end(), []
        while found := _attribute.match(text, place):
            if any(found[1] == other for other, _ in given):
                self.fail("DUPLICATE_ATTRIBUTE", found.start(1))
            parts = []
            self.expand(found.start(2) + 1, found.end(2) - 1, parts.append, ())
            given.append((found[1], "".join(parts).replace("\n", " ").replace("\t", " ")))
            place = found.end()
        end = re.compile(r"\s*(/?>)").match(text, place)
        if not end:
            self.refuse_tag(place)
        self.attributes(name[0], given, end[1] == "/>")
        self.at = end.end()

    def refuse_tag(self, place):
        """A tag is not whole, or wrong at the first character that cannot stand there."""
        text = self.text
        for pattern in (r"\s*", _NAME, r"\s*", "=", r"\s*", "[\"']"):
            found = re.compile(pattern).match(text, place)
            if not found:
                break
            place = found.end()
        else:
            quote = text[place - 1]
            stop = min(at for at in (text.find(quote, place), text.find("<", place), len(text)) if at >= 0)
            place = stop + 1 if text[stop:stop + 1] == quote else stop
        if place >= len(text) or text[place:] == "/":
            raise _Incomplete("UNCLOSED_TOKEN")
        self.fail("INVALID_TOKEN", place)

    def attributes(self, name, given, closed):
        declared = []
        if self.separator is not None:
            declared = [(key[6:] if key != "xmlns" else "", value) for key, value in given if key == "xmlns" or key.startswith("xmlns:")]
            given = [(key, value) for key, value in given if key != "xmlns" and not key.startswith("xmlns:")]
        self.spaces.append({**self.spaces[-1], **dict(declared)} if declared else self.spaces[-1])
        for prefix, space in declared:
            self.event("StartNamespaceDecl", prefix or None, space or None)
        pairs = [(self.expanded(key, True), value) for key, value in given]
        if len(dict(pairs)) < len(pairs):
            self.fail("DUPLICATE_ATTRIBUTE")
        tag = self.expanded(name)
        self.rooted = True
        self.open.append((name, tag, [prefix for prefix, _ in declared]))
        flat = [part for pair in pairs for part in pair]
        if not self.event("StartElement", tag, flat if self.ordered_attributes else dict(pairs)):
            self.other(self.text[self.at:self.until(">", self.at) + 1])
        if closed:
            self.close()

    def close(self):
        _, tag, prefixes = self.open.pop()
        self.event("EndElement", tag)
        for prefix in reversed(prefixes):
            self.event("EndNamespaceDecl", prefix or None)
        self.spaces.pop()

    def end_tag(self):
        name = _name.match(self.text, self.at + 2)
        end = re.compile(r"\s*>").match(self.text, name.end() if name else self.at + 2)
        if not name or not end:
            place = re.compile(r"\s*").match(self.text, name.end() if name else self.at + 2).end()
            if place >= len(self.text):
                raise _Incomplete("UNCLOSED_TOKEN")
            self.fail("INVALID_TOKEN", place)
        if not self.open:
            self.fail("JUNK_AFTER_DOC_ELEMENT" if self.rooted else "INVALID_TOKEN", self.at if self.rooted else self.at + 1)
        if self.open[-1][0] != name[0]:
            self.fail("TAG_MISMATCH", self.at + 2)
        self.close()
        self.at = end.end()

    # What else expat offers

    def SetBase(self, base, /): self.base = base
    def GetBase(self): return self.base
    def GetInputContext(self): return self.text[self.at:].encode()
    def UseForeignDTD(self, flag=True, /): return None
    def SetParamEntityParsing(self, flag, /): return 0


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return XMLParserType(encoding, namespace_separator, intern)
