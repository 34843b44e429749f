# All that expat tells its handlers, where, in which encodings and pieces; what they raise, and what they change meanwhile.
import pyexpat

HANDLERS = """StartElement EndElement CharacterData Comment ProcessingInstruction StartCdataSection EndCdataSection StartNamespaceDecl
    EndNamespaceDecl StartDoctypeDecl EndDoctypeDecl XmlDecl EntityDecl ElementDecl AttlistDecl NotationDecl
    UnparsedEntityDecl SkippedEntity""".split()
DTD = """<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE a PUBLIC 'p' 's' [<!ENTITY who 'v&#65;&lt;'><!ENTITY part '<b>in</b>'><!ELEMENT a (b|(c,d?)*|e+)><!ELEMENT b (#PCDATA|c)*>
<!ATTLIST a x CDATA 'd' y ID #IMPLIED><!NOTATION n SYSTEM 's'><!ENTITY u SYSTEM 'f' NDATA n><!-- ]> -->]>
<a z='&who;
\t2'>\r\nt&who;&part;&unknown;<![CDATA[<raw>]]><?pi  data ?><!-- c --><b/></a>
"""


def told(*parts, separator=None, encoding=None, default=None, **settings):
    parser = pyexpat.ParserCreate(encoding, separator)
    for name in [name + "Handler" for name in HANDLERS] + [default] * (default is not None):
        setattr(parser, name, lambda *args, name=name: print(
            name, *args, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex))
    for name, value in settings.items():
        setattr(parser, name, value)
    try:
        for part in parts:
            parser.Parse(part, part is parts[-1])
    except Exception as error:
        print(type(error).__name__, error, parser.ErrorCode, parser.ErrorByteIndex)


told(DTD)
told(DTD, buffer_text=True, ordered_attributes=True, specified_attributes=True)
told(*[DTD[i:i + 7] for i in range(0, len(DTD), 7)], buffer_text=True, buffer_size=5, default="DefaultHandler")
told("<n:a xmlns:n='u' xmlns='v' n:x='1' x='2'><b xmlns=''/></n:a>", separator=" ", namespace_prefixes=True, default="DefaultHandlerExpand")
for wrong in ("<a xmlns:n='u' xmlns:m='u' n:b='1' m:b='2'/>", "<a xmlns:xmlns='x'/>", "<n:a/>"):
    told(wrong, separator="")
for wrong in ("<a><![CDATA[\x01]]></a>", "<a><!--\x01--></a>", "<·a/>", "<a\u3000/>", "<a b='1'c='2'/>", "<a>&</a>", "<a b='&x'/>", "<?xml version='1.0' x?><a/>",
              "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>",
              "<!DOCTYPE a [<!ENTITY a '1'>junk]><a/>", "<!DOCTYPE a [<!ENTITY e '&#99999999999;'>]><a/>", "<a/><!DOCTYPE a>"):
    told(wrong, buffer_text=True)
for encoding in ("cp1252", "koi8-r", "utf-16", "shift_jis", "unheard-of"):
    told(f"<?xml version='1.0' encoding='{encoding}'?>".encode() + b"<a>\xe9\x80</a>")
    told(b"<a>\xe9\xa4</a>", encoding=encoding)


def attempt(parser, text):
    try:
        print(parser.Parse(text, True))
    except Exception as error:
        print(type(error).__name__, error, parser.ErrorCode, parser.StartElementHandler)


def raises(*args):
    raise KeyError("raised")


for name in "StartElement", "EndElement", "CharacterData", "XmlDecl":
    parser = pyexpat.ParserCreate()
    parser.CommentHandler, parser.buffer_text = print, True
    setattr(parser, name + "Handler", raises)
    attempt(parser, "<?xml version='1.0'?><a>t<b/><!--c--></a>")
    attempt(parser, "<a/>")

seen = []


def changes(name, attributes):
    seen.append(name)
    parser.CharacterDataHandler = None if name == "b" else seen.append
    parser.DefaultHandler = lambda text: seen.append(("other", text))


parser = pyexpat.ParserCreate()
parser.StartElementHandler = changes
parser.Parse("<a>one<b>two</b>three<c>four</c></a>", True)
print(seen)


def fetches(context, base, system, public):
    inner = parser.ExternalEntityParserCreate(context)
    print(context, base, system, public, inner.buffer_text, inner.StartElementHandler is parser.StartElementHandler)
    inner.Parse("<x>in &i;</x>" if system == "right" else "<x>in &i;</y>", True)
    return 1


for system in "right", "wrong":
    parser = pyexpat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler, parser.ExternalEntityRefHandler, parser.buffer_text = print, print, fetches, True
    parser.SetBase("here")
    attempt(parser, f"<!DOCTYPE a [<!ENTITY e SYSTEM '{system}'><!ENTITY i 'int'>]><a>-&e;-</a>")
    attempt(parser, "")
