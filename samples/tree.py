"""libxml2: a tree walked by its own fields, a document built, and SAX handlers in Python."""

import xml2

TEXT = b"""<?xml version="1.0"?>
<birds region="north">
  <bird song="loud">wren</bird>
  <bird>auk &amp; razorbill</bird>
  <!-- more to come -->
</birds>"""


def following(node):
    """A node and those after it: libxml2's lists are linked by their fields."""
    while node:
        yield node
        node = node.next


def show(node, depth=0):
    for child in following(node):
        if child.type == XML_ELEMENT_NODE:
            attributes = [f"{a.name}={xmlNodeListGetString(child.doc, a.children, 1)}" for a in following(child.properties)]
            print("  " * depth + str(child.name), *attributes)
            show(child.children, depth + 1)
        elif child.type == XML_TEXT_NODE and str(child.content).strip():
            print("  " * depth + repr(str(child.content)))
        elif child.type == XML_COMMENT_NODE:
            print("  " * depth + f"<!--{child.content}-->")


document = xmlReadMemory(TEXT, len(TEXT), "birds.xml", None, 0)
show(xmlDocGetRootElement(document))
xmlFreeDoc(document)

# The other way: a document made, written out and searched.
document = xmlNewDoc("1.0")
nest = xmlNewNode(None, "nest")
xmlDocSetRootElement(document, nest)
for number in range(3):
    xmlNewProp(xmlNewChild(nest, None, "egg", f"number {number}"), "size", str(2 * number))
text, size = new("xmlChar *"), new("int")
xmlDocDumpMemory(document, text, size)
print(str(text[0]).strip())
xmlFree(text[0])
context = xmlXPathNewContext(document)
found = xmlXPathEvalExpression("//egg[@size > 1]", context)
print([str(found.nodesetval.nodeTab[i].children.content) for i in range(found.nodesetval.nodeNr)])
xmlXPathFreeObject(found)
xmlXPathFreeContext(context)
xmlFreeDoc(document)


# SAX: handlers are assigned to the fields of a struct.
def start(counts, name, attributes):
    counts[str(name)] = counts.get(str(name), 0) + 1


def characters(counts, text, length):
    counts["text"] += length


counts = {"text": 0}
print(xmlSAXUserParseMemory(xmlSAXHandler(startElement=start, characters=characters), counts, TEXT, len(TEXT)), counts)


def told(data, error):
    print(f"line {error.line}: {error.message}".strip())


xmlSetStructuredErrorFunc(None, told)
print(xmlReadMemory("<a>\n<b></a>", 11, "bad.xml", None, 0))
