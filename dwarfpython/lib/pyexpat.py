"""pyexpat: parsers of XML, over libexpat.

A handler that the program sets is called by one of the functions below, which libexpat calls. What it raises does not
go through libexpat, which would be left half-way: libexpat is told to stop, and Parse raises it. So that nothing in
libexpat's memory keeps a parser alive, libexpat knows of it only while it parses.
"""

import expat
from types import ModuleType

CHUNK = 1 << 20                  # bytes that libexpat is given at a time
PIECE = 2048                     # and that are asked of a file
LARGEST_INT = (1 << 31) - 1
CODES = """
    NO_MEMORY SYNTAX NO_ELEMENTS INVALID_TOKEN UNCLOSED_TOKEN PARTIAL_CHAR TAG_MISMATCH DUPLICATE_ATTRIBUTE
    JUNK_AFTER_DOC_ELEMENT PARAM_ENTITY_REF UNDEFINED_ENTITY RECURSIVE_ENTITY_REF ASYNC_ENTITY BAD_CHAR_REF
    BINARY_ENTITY_REF ATTRIBUTE_EXTERNAL_ENTITY_REF MISPLACED_XML_PI UNKNOWN_ENCODING INCORRECT_ENCODING
    UNCLOSED_CDATA_SECTION EXTERNAL_ENTITY_HANDLING NOT_STANDALONE UNEXPECTED_STATE ENTITY_DECLARED_IN_PE
    FEATURE_REQUIRES_XML_DTD CANT_CHANGE_FEATURE_ONCE_PARSING UNBOUND_PREFIX UNDECLARING_PREFIX INCOMPLETE_PE
    XML_DECL TEXT_DECL PUBLICID SUSPENDED NOT_SUSPENDED ABORTED FINISHED SUSPEND_PE RESERVED_PREFIX_XML
    RESERVED_PREFIX_XMLNS RESERVED_NAMESPACE_URI INVALID_ARGUMENT NO_BUFFER AMPLIFICATION_LIMIT_BREACH
""".split()
__all__ = """
    EXPAT_VERSION ErrorString ExpatError ParserCreate XMLParserType XML_PARAM_ENTITY_PARSING_ALWAYS
    XML_PARAM_ENTITY_PARSING_NEVER XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE error errors features model
    native_encoding version_info
""".split()
native_encoding = "UTF-8"
EXPAT_VERSION = str(expat.XML_ExpatVersion())
version_info = expat.XML_MAJOR_VERSION, expat.XML_MINOR_VERSION, expat.XML_MICRO_VERSION
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)


class ExpatError(Exception):
    __module__ = "xml.parsers.expat"


error = ExpatError


def ErrorString(code, /): return text_of(expat.XML_ErrorString(code))


# What libexpat tells, as Python's

def text_of(p): return None if p == None else str(p)
def run_of(p, length): return cast("void *", p)[:length].decode()      # text that no NUL follows


def interned(parser, p):
    if p == None:
        return None
    text = str(p)
    return parser.intern.setdefault(text, text)


def model_of(content):
    """(type, quantifier, name, children) of an element that a DTD declares."""
    children = tuple(model_of(content.children + i) for i in range(content.numchildren))
    return int(content.type), int(content.quant), text_of(content.name), children


# Functions for libexpat

def told(parser, name, *args):
    """What the program's handler returns; None where there is none. Text that came before goes first."""
    if parser.failure is not None:
        return None
    before, parser.is_telling = parser.is_telling, True
    try:
        parser.flush()
        handler = parser.handlers.get(name)
        return None if handler is None else handler(*args)
    except BaseException as failure:
        parser.stop(failure)
    finally:
        parser.is_telling = before


def answered(parser, name, *args):
    """The int that a handler returns; 0 makes libexpat fail."""
    answer = told(parser, name, *args)
    if parser.failure is None and not isinstance(answer, int):
        parser.stop(TypeError(f"'{type(answer).__name__}' object cannot be interpreted as an integer"))
    return 0 if parser.failure is not None else answer


def characters(parser, text, length):
    if parser.buffer is not None and parser.buffer_used + length > parser.buffer_size:
        told(parser, None)                                       # what has come before
    if parser.buffer is None or length > parser.buffer_size:
        told(parser, "CharacterDataHandler", run_of(text, length))
    elif parser.handlers["CharacterDataHandler"] is not None:
        parser.buffer.append(run_of(text, length))
        parser.buffer_used += length


def start_element(parser, name, attributes):
    end = expat.XML_GetSpecifiedAttributeCount(parser.pointer) if parser._specified_attributes else LARGEST_INT
    flat, i = [], 0
    while i < end and attributes[i] != None:
        flat += interned(parser, attributes[i]), str(attributes[i + 1])
        i += 2
    given = flat if parser._ordered_attributes else dict(zip(flat[::2], flat[1::2]))
    told(parser, "StartElementHandler", interned(parser, name), given)


def end_element(parser, name): told(parser, "EndElementHandler", interned(parser, name))
def comment(parser, data): told(parser, "CommentHandler", text_of(data))
def start_section(parser): told(parser, "StartCdataSectionHandler")
def end_section(parser): told(parser, "EndCdataSectionHandler")
def other(parser, text, length): told(parser, "DefaultHandler", run_of(text, length))
def other_expanded(parser, text, length): told(parser, "DefaultHandlerExpand", run_of(text, length))
def end_namespace(parser, prefix): told(parser, "EndNamespaceDeclHandler", interned(parser, prefix))
def end_doctype(parser): told(parser, "EndDoctypeDeclHandler")
def skipped(parser, name, is_parameter): told(parser, "SkippedEntityHandler", interned(parser, name), is_parameter)
def not_standalone(parser): return answered(parser, "NotStandaloneHandler")


def instruction(parser, target, data):
    told(parser, "ProcessingInstructionHandler", interned(parser, target), text_of(data))


def start_namespace(parser, prefix, uri):
    told(parser, "StartNamespaceDeclHandler", interned(parser, prefix), interned(parser, uri))


def declaration(parser, version, encoding, standalone):
    told(parser, "XmlDeclHandler", text_of(version), text_of(encoding), standalone)


def start_doctype(parser, name, system, public, has_subset):
    told(parser, "StartDoctypeDeclHandler", interned(parser, name), interned(parser, system), interned(parser, public),
         has_subset)


def element(parser, name, content):
    try:
        model = model_of(content)
    except RecursionError as failure:
        parser.stop(failure)
    expat.XML_FreeContentModel(parser.pointer, content)
    if parser.failure is None:
        told(parser, "ElementDeclHandler", interned(parser, name), model)


def attributes(parser, element, name, kind, default, is_required):
    told(parser, "AttlistDeclHandler", interned(parser, element), interned(parser, name), text_of(kind),
         text_of(default), is_required)


def entity(parser, name, is_parameter, value, length, base, system, public, notation):
    text = None if value == None else run_of(value, length)
    told(parser, "EntityDeclHandler", interned(parser, name), is_parameter, text, interned(parser, base),
         interned(parser, system), interned(parser, public), interned(parser, notation))


def unparsed(parser, name, base, system, public, notation):
    told(parser, "UnparsedEntityDeclHandler", interned(parser, name), interned(parser, base), interned(parser, system),
         interned(parser, public), interned(parser, notation))


def notation(parser, name, base, system, public):
    told(parser, "NotationDeclHandler", interned(parser, name), interned(parser, base), interned(parser, system),
         interned(parser, public))


def external(pointer, context, base, system, public):
    parser = cast("void **", pointer)[0]                         # XML_GetUserData, which is a macro
    return answered(parser, "ExternalEntityRefHandler", text_of(context), interned(parser, base),
                    interned(parser, system), interned(parser, public))


def unknown_encoding(parser, name, info):
    """Python's codecs have it, of one byte a character."""
    try:
        decoded = bytes(range(256)).decode(str(name), "replace")
        if len(decoded) != 256:
            raise ValueError("multi-byte encodings are not supported")
    except BaseException as failure:
        parser.stop(failure)
        return expat.XML_STATUS_ERROR
    for i, character in enumerate(decoded):
        info.map[i] = -1 if character == "\ufffd" else ord(character)
    return expat.XML_STATUS_OK


HANDLERS = {
    "StartElementHandler": (expat.XML_SetStartElementHandler, start_element),
    "EndElementHandler": (expat.XML_SetEndElementHandler, end_element),
    "ProcessingInstructionHandler": (expat.XML_SetProcessingInstructionHandler, instruction),
    "CharacterDataHandler": (expat.XML_SetCharacterDataHandler, characters),
    "UnparsedEntityDeclHandler": (expat.XML_SetUnparsedEntityDeclHandler, unparsed),
    "NotationDeclHandler": (expat.XML_SetNotationDeclHandler, notation),
    "StartNamespaceDeclHandler": (expat.XML_SetStartNamespaceDeclHandler, start_namespace),
    "EndNamespaceDeclHandler": (expat.XML_SetEndNamespaceDeclHandler, end_namespace),
    "CommentHandler": (expat.XML_SetCommentHandler, comment),
    "StartCdataSectionHandler": (expat.XML_SetStartCdataSectionHandler, start_section),
    "EndCdataSectionHandler": (expat.XML_SetEndCdataSectionHandler, end_section),
    "DefaultHandler": (expat.XML_SetDefaultHandler, other),
    "DefaultHandlerExpand": (expat.XML_SetDefaultHandlerExpand, other_expanded),
    "NotStandaloneHandler": (expat.XML_SetNotStandaloneHandler, not_standalone),
    "ExternalEntityRefHandler": (expat.XML_SetExternalEntityRefHandler, external),
    "StartDoctypeDeclHandler": (expat.XML_SetStartDoctypeDeclHandler, start_doctype),
    "EndDoctypeDeclHandler": (expat.XML_SetEndDoctypeDeclHandler, end_doctype),
    "EntityDeclHandler": (expat.XML_SetEntityDeclHandler, entity),
    "XmlDeclHandler": (expat.XML_SetXmlDeclHandler, declaration),
    "ElementDeclHandler": (expat.XML_SetElementDeclHandler, element),
    "AttlistDeclHandler": (expat.XML_SetAttlistDeclHandler, attributes),
    "SkippedEntityHandler": (expat.XML_SetSkippedEntityHandler, skipped),
}


class xmlparser:
    def __init__(self, *args):
        raise TypeError("cannot create 'pyexpat.xmlparser' instances")

    def _take(self, pointer, intern):
        self.pointer, self.intern, self.parent = pointer, intern, None
        self.handlers = dict.fromkeys(HANDLERS)
        self.failure, self.is_telling = None, False
        self.buffer, self._buffer_size, self.buffer_used = None, 8192, 0       # pieces of text, bytes
        self._ordered_attributes = self._specified_attributes = self._namespace_prefixes = False

    def __del__(self):
        if "pointer" in self.__dict__:
            expat.XML_ParserFree(self.pointer)

    # Handlers

    def set_handler(self, name, handler):
        setter, function = HANDLERS[name]
        if name == "CharacterDataHandler":
            self.flush()
        self.handlers[name] = handler
        # What drops the handler of text while it is told something loses the text: the default handler does not get it.
        if handler is not None or not (name == "CharacterDataHandler" and self.is_telling):
            setter(self.pointer, None if handler is None else function)

    def stop(self, failure):
        """After this nothing is told, though libexpat may not end at once."""
        self.failure, self.handlers = failure, dict.fromkeys(HANDLERS)
        expat.XML_StopParser(self.pointer, False)

    def flush(self):
        if self.buffer_used:
            text, self.buffer, self.buffer_used = "".join(self.buffer), [], 0
            if self.handlers["CharacterDataHandler"] is not None:
                self.handlers["CharacterDataHandler"](text)

    # Input

    def Parse(self, data, isfinal=False, /):
        if isinstance(data, str):
            data = data.encode()
            expat.XML_SetEncoding(self.pointer, "utf-8")
        elif not isinstance(data, bytes):
            data = bytes(viewed(data))
        for place in range(0, max(len(data), 1), CHUNK):
            self.give(data[place:place + CHUNK], bool(isfinal) and place + CHUNK >= len(data))
        self.flush()
        return 1

    def ParseFile(self, file, /):
        if not hasattr(file, "read"):
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = file.read(PIECE)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f"read() did not return a bytes object (type={type(data).__name__})")
            if len(data) > PIECE:
                raise ValueError(f"read() returned too much data: {PIECE} bytes requested, {len(data)} returned")
            self.give(bytes(data), not data)
            if not data:
                self.flush()
                return 1

    def give(self, data, is_final):
        self.introduce(self)
        try:
            status = expat.XML_Parse(self.pointer, data, len(data), is_final)
        finally:
            if not self.is_telling:
                self.introduce(None)
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure
        if status == expat.XML_STATUS_ERROR:
            self.fail(self.ErrorCode)

    def introduce(self, parser):
        expat.XML_SetUserData(self.pointer, parser)
        expat.XML_SetUnknownEncodingHandler(self.pointer, unknown_encoding, parser)

    def fail(self, code):
        line, column = self.ErrorLineNumber, self.ErrorColumnNumber
        failure = ExpatError(f"{ErrorString(code)}: line {line}, column {column}")
        failure.code, failure.lineno, failure.offset = code, line, column
        raise failure

    # Settings

    def SetBase(self, base, /):
        if not isinstance(base, str):
            raise TypeError(f"SetBase() argument must be str, not {type(base).__name__}")
        if not expat.XML_SetBase(self.pointer, base):
            raise MemoryError

    def UseForeignDTD(self, flag=True, /):
        code = expat.XML_UseForeignDTD(self.pointer, bool(flag))
        if code:
            self.fail(code)

    def SetParamEntityParsing(self, flag, /): return expat.XML_SetParamEntityParsing(self.pointer, flag)

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """For a document that this one names: it has the same handlers and settings."""
        pointer = expat.XML_ExternalEntityParserCreate(self.pointer, context, encoding)
        other = made(pointer, self.intern)
        other.introduce(None)
        other.parent = self                      # libexpat's parser uses what belongs to this one's
        other.buffer_size, other.buffer_text = self.buffer_size, self.buffer_text
        other._ordered_attributes, other._specified_attributes = self._ordered_attributes, self._specified_attributes
        other._namespace_prefixes = self._namespace_prefixes
        for name, handler in self.handlers.items():
            if handler is not None:
                other.set_handler(name, handler)
        return other

    @property
    def ordered_attributes(self): return self._ordered_attributes

    @ordered_attributes.setter
    def ordered_attributes(self, value): self._ordered_attributes = bool(value)

    @property
    def specified_attributes(self): return self._specified_attributes

    @specified_attributes.setter
    def specified_attributes(self, value): self._specified_attributes = bool(value)

    @property
    def buffer_text(self): return self.buffer is not None

    @buffer_text.setter
    def buffer_text(self, value):
        if not value:
            self.flush()
        if bool(value) != self.buffer_text:
            self.buffer = [] if value else None

    @property
    def buffer_size(self): return self._buffer_size

    @buffer_size.setter
    def buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError("buffer_size must be an integer")
        if value <= 0:
            raise ValueError("buffer_size must be greater than zero")
        if value > LARGEST_INT:
            raise ValueError(f"buffer_size must not be greater than {LARGEST_INT}")
        if value != self._buffer_size:
            self.flush()
        self._buffer_size = value

    @property
    def namespace_prefixes(self): return self._namespace_prefixes

    @namespace_prefixes.setter
    def namespace_prefixes(self, value):
        self._namespace_prefixes = bool(value)
        expat.XML_SetReturnNSTriplet(self.pointer, self._namespace_prefixes)

    # Where it is

    def GetBase(self): return text_of(expat.XML_GetBase(self.pointer))

    def GetInputContext(self):
        offset, size = new("int"), new("int")
        context = expat.XML_GetInputContext(self.pointer, offset, size) if self.is_telling else None
        return None if context == None else cast("void *", context)[offset[0]:size[0]]

    @property
    def ErrorCode(self): return int(expat.XML_GetErrorCode(self.pointer))
    @property
    def CurrentLineNumber(self): return expat.XML_GetCurrentLineNumber(self.pointer)
    @property
    def CurrentColumnNumber(self): return expat.XML_GetCurrentColumnNumber(self.pointer)
    @property
    def CurrentByteIndex(self): return expat.XML_GetCurrentByteIndex(self.pointer)

    ErrorLineNumber, ErrorColumnNumber, ErrorByteIndex = CurrentLineNumber, CurrentColumnNumber, CurrentByteIndex


def viewed(data):
    try:
        return memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None


def handler_of(name):
    def delete(self):
        raise RuntimeError("Cannot delete attribute")
    return property(lambda self: self.handlers[name], lambda self, handler: self.set_handler(name, handler), delete)


for _name in HANDLERS:
    setattr(xmlparser, _name, handler_of(_name))
XMLParserType = xmlparser


def made(pointer, intern):
    if pointer == None:
        raise MemoryError
    parser = xmlparser.__new__(xmlparser)
    parser._take(pointer, intern)
    return parser


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    for name, given in ("encoding", encoding), ("namespace_separator", namespace_separator):
        if given is not None and not isinstance(given, str):
            raise TypeError(f"ParserCreate() argument '{name}' must be str or None, not {type(given).__name__}")
    if namespace_separator is not None and len(namespace_separator.encode()) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    if intern is not None and not isinstance(intern, dict):
        raise TypeError("intern must be a dictionary")
    if encoding is not None and "\0" in encoding:
        raise ValueError("embedded null character")
    pointer = (expat.XML_ParserCreate(encoding) if namespace_separator is None
               else expat.XML_ParserCreateNS(encoding, cast("char", (namespace_separator.encode() or b"\0")[0])))
    return made(pointer, {} if intern is None else intern)


# Constants

def features_of(feature):
    """All of libexpat's, up to a nameless one."""
    found = []
    while feature.name != None:
        found.append((str(feature.name), feature.value))
        feature += 1
    return found


features = features_of(expat.XML_GetFeatureList())
errors, model = ModuleType("pyexpat.errors"), ModuleType("pyexpat.model")
errors.codes, errors.messages = {}, {}
for _code, _name in enumerate(CODES, 1):
    if _text := ErrorString(_code):              # an older libexpat has fewer
        errors.codes[_text], errors.messages[_code] = _code, _text
        setattr(errors, "XML_ERROR_" + _name, _text)
for _code, _name in enumerate("EMPTY ANY MIXED NAME CHOICE SEQ".split(), 1):
    setattr(model, "XML_CTYPE_" + _name, _code)
for _code, _name in enumerate("NONE OPT REP PLUS".split()):
    setattr(model, "XML_CQUANT_" + _name, _code)
