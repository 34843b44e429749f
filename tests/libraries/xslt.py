# header: libxslt/xslt.h
import xml2
import xslt
def parsed(text):
    return xmlReadMemory(text, len(text), None, None, 0)
sheet = xsltParseStylesheetDoc(parsed(b"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="count(//b)"/> birds</xsl:template></xsl:stylesheet>"""))
result = xsltApplyStylesheet(sheet, parsed(b"<a><b/><b/></a>"), None)
text, size = new("xmlChar *"), new("int")
xsltSaveResultToString(text, size, result, sheet)
print(text[0], size[0])
# expect: 2 birds 7
