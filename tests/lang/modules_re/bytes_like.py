import re

for text in (bytearray(b"key=12; other=345"), memoryview(b"key=12; other=345"), b"key=12; other=345"):
    found = re.search(rb"(\w+)=(\d+)", text)
    print(found.group(), found.groups(), found.span(2), re.findall(rb"\d+", text), re.split(rb"; ", text))
    print([match.group(1) for match in re.finditer(rb"(\w)=", text)], type(found.string).__name__)
try:
    re.search("a", bytearray(b"a"))
except TypeError as error:
    print(error)
