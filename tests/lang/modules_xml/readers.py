# ElementTree, minidom, sax and expat itself: what they read, in pieces too, and what they refuse and where.
import xml.etree.ElementTree as ET, io
root = ET.fromstring('<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY who "World &amp; co">]>\n<r a="1&lt;2" xmlns:n="urn:n"><i n="x">t1 &who;</i><i n="y"/>tail &#65;&#x42;<j><k>deep</k></j><n:q n:z="1"/><![CDATA[<raw>]]><!-- c --><?pi data?></r>\n')
print(root.tag, root.attrib, [e.get("n") for e in root.findall("i")], root.find("j/k").text, root.findtext("i"), [e.tag for e in root.iter()], ET.tostring(root), len(root), root[1].tail)
e = ET.SubElement(root, "new", {"q": "<&>"}); e.text = "é"; ET.indent(root); print(ET.tostring(root, encoding="unicode")); root.remove(root[0]); print([c.tag for c in root])
for bad in ("<a><b></a>", "", "<a>", "<a", "<a b=c/>", "<a b='1' b='2'/>", "text", "<a/>junk", "<a/><b/>", "<a>&foo;</a>", "<a>& b</a>", "<a><![CDATA[x</a>", "<x:a/>", "<a>\n<b>\n</c></a>", "<a b/>", "<a>]]></a>", "<!-- x", "<a><!-- -- --></a>", "<a>&#0;</a>", "</a>", "<1/>", "<a b='<'/>", "  <?xml version='1.0'?><a/>", "<a>\x01</a>", "<a></a", "<a b='1/>", "<", "<a><"):
    try: print(ET.tostring(ET.fromstring(bad)))
    except ET.ParseError as x: print(repr(bad), x, x.position, x.code)
for ev, el in ET.iterparse(io.BytesIO(b"<a><b>1</b><c x='2'>t</c></a>"), ("start", "end", "start-ns")): print(ev, getattr(el, "tag", el))
p = ET.XMLPullParser(["end"])
for part in ("<a><b>he", "llo</b", "><c/>", "</a>"): p.feed(part); print([(e, x.tag, x.text) for e, x in p.read_events()])
print(ET.fromstring("<a>é漢</a>".encode("utf-8")).text, ET.fromstring('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("latin-1")).text)
t = ET.ElementTree(root); out = io.BytesIO(); t.write(out, encoding="utf-8", xml_declaration=True); print(out.getvalue()[:60])
import xml.dom.minidom as md
d = md.parseString("<a x='1'><b>t</b><!--c--></a>"); print(d.documentElement.getAttribute("x"), d.toxml(), [n.nodeName for n in d.documentElement.childNodes]); print(d.toprettyxml(indent=" "))
import xml.sax
class H(xml.sax.ContentHandler):
    def startElement(self, n, a): print("start", n, dict(a))
    def endElement(self, n): print("end", n)
    def characters(self, c): print("chars", repr(c))
xml.sax.parseString(b"<a k='v'>x<b>y</b>\nz</a>", H())
import xml.parsers.expat as ex
q = ex.ParserCreate(); q.StartElementHandler = lambda n, a: print(n, a, q.CurrentLineNumber); q.CharacterDataHandler = lambda d: print(repr(d))
q.Parse("<a>\n<b z='1'/>two\nlines</a>", True)
try: ex.ParserCreate().Parse("<a>", True)
except ex.ExpatError as e: print(e, e.code, e.lineno, e.offset, ex.ErrorString(e.code), ex.errors.XML_ERROR_NO_ELEMENTS)
