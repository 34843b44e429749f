import re

text = "añb ٣4 ſ_ x\u2003y\u00a0z\x1cw — 漢字 𝒳 \ud800 é\n"
for pattern in [r"\w+", r"\W+", r"\d+", r"\D+", r"\s+", r"\S+", r"\b\w", r"\B\w", ".", "[^a-z]+", "[é-ſ]", "[漢-龥]+", "[\\W\\d]+", "[^\\w\\s]", "𝒳", "[𝒳a]", "\ud800", "é*"]:
    print(ascii(pattern), ascii(re.findall(pattern, text)), ascii(re.findall(pattern, text, re.A)))
    print([found.span() for found in re.finditer(pattern, text)])
print(ascii(re.split("[ \u2003]", text)), ascii(re.sub(r"(\w)(\w)", r"\2\1", text)))
long = "ä" * 5000 + "b" + "ö" * 5000
print(re.search("b", long).span(), re.search("b(ö+)$", long).span(1), len(re.findall("ö", long)), re.compile("ö").search(long, 7000).span())
print(re.compile("(?<=ä)b").search(long, 5000).span(), re.compile("ö$").search(long, 0, 6000).span())
