"""expat: the handlers of a parser are Python functions; attributes arrive as C's array of strings."""

import expat

depth = 0


def start(data, name, attributes):
    global depth
    pairs, i = [], 0
    while attributes[i]:
        pairs.append(f"{attributes[i]}={attributes[i + 1]}")
        i += 2
    print("  " * depth + str(name), *pairs)
    depth += 1


def end(data, name):
    global depth
    depth -= 1


def characters(data, text, length):
    if content := cast("void *", text)[:length].decode().strip():     # no NUL follows, and the length is in bytes
        print("  " * depth + repr(content))


def parse(document):
    parser = XML_ParserCreate("UTF-8")
    XML_SetElementHandler(parser, start, end)
    XML_SetCharacterDataHandler(parser, characters)
    status = XML_Parse(parser, document, len(document), 1)
    if status != XML_STATUS_OK:
        print("error:", XML_ErrorString(XML_GetErrorCode(parser)), "in line", XML_GetCurrentLineNumber(parser))
    XML_ParserFree(parser)


parse("<birds><bird name='wren' song='loud'>small</bird><bird name='auk'/></birds>")
parse("<a>\n<b></a>")
