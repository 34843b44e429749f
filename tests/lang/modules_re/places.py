import re

for pattern in [r"^", r"$", r"\A", r"\Z", r"\b", r"\B", r"^a", r"a$", r"a\Z", "(?m)^", "(?m)$", "(?m)^b", "(?m)a$"]:
    for text in ["", "a", "a\n", "a\nb\n", "\n", "ab ba"]:
        compiled = re.compile(pattern)
        print(pattern, repr(text), [found.span() for found in compiled.finditer(text)], compiled.search(text, 1), compiled.match(text, 1), compiled.search(text, 0, 1))
print(re.findall(r"(?<=\d)(?=(?:\d{3})+$)", "1234567"), re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"))
print(re.findall(r"(?<!a)b", "ab bb cb"), re.findall(r"a(?!b)", "ab ac a"), re.match(r"(?=(a+))a*b\1", "baaabac"), re.search(r"(?=(a+))a*b\1", "baaabac"))
print(re.compile("(?<=ab)c").search("abc", 2), re.compile("^c").search("abc", 2), re.compile(r"\bc").search("abc", 2))
