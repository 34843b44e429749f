import re

CASED = [point for point in range(0x1E944) if chr(point).lower() != chr(point) or chr(point).upper() != chr(point)]
for point in CASED:
    letter = chr(point)
    others = {letter, letter.lower()[0], letter.upper()[0], letter.lower()[0].upper()[0], letter.upper()[0].lower()[0], "k", "s", "i", "µ", "ι"}
    found = "".join(sorted(other for other in others if re.match(re.escape(letter), other, re.I)))
    if len(found) != 2:
        print(hex(point), [hex(ord(other)) for other in found])
print(re.findall("[a-z]+", "aKſZßİıx", re.I), re.findall("[^k]", "kKKx", re.I), re.findall("[a-z]+", "aKſZßİıx", re.I | re.A))
print(re.findall("[À-Ö]+", "àöÀÖ×÷", re.I), re.findall("[\U00010400-\U00010427]", "\U00010428x", re.I), re.findall("straße", "STRAßE STRASSE", re.I))
print(re.findall(r"(k)\1", "kK kK KK", re.I), re.findall(rb"[a-z\xe0]", b"A\xc0\xe0", re.I), re.findall("(?i:A)b", "abAbAB"), re.findall("ΑΣ", "ας ασ ΑΣ", re.I))
