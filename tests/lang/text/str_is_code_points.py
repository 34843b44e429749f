s = "naïve ☃ 𝄞 text"
print(len(s), s[2], s[6], s[8], s[-1], s[::-1], s[2:9], s[::3], s[-4:], s[100:], s[5:2])
print(s.find("☃"), s.find("t"), s.rfind("t"), s.index("𝄞"), s.count("t"), "☃" in s, "x" in s, s.upper(), s.title(), s.center(20, "·"))
print(list("aé☃𝄞"), list("日本"), tuple("ab"), sorted("banana"), "".join(reversed("añb")), max("aé"), min("bé"))
print("é" < "z", "a" < "b" < "c", "Z" < "a", "abc" < "abcd", "" < "a", "é" == "é", "e\u0301" == "é", "𝄞" > "\uffff")
print(repr("tab\t nl\n quote' dq\" both'\" bs\\ nul\0 del\x7f nbsp\xa0 é \u200b \ud800 \U0001F600 \ue000"), ascii("é☃𝄞"))
print("a\tb\\n", r"raw\n", "\x41\u00e9\N{SNOWMAN}", "con" "cat", """multi
line""")
d = {"é": 1, "☃": 2}
print(d, d["é"], d["\u2603"], hash("abc") == hash("ab" + "c"))
t = ""
for word in ("a", "bc", "d"):
    t += word
print(t, t * 3, 2 * t, t * 0, t * -1, t is not None, "ß".upper(), "ǅ".lower(), "ΑΣ".lower(), "İ".lower(), "ﬁ".upper(), "STRASSE".casefold() == "straße".casefold())
for bad in (lambda: s[100], lambda: s["a"], lambda: s[1.5], lambda: ord("ab"), lambda: chr(-1), lambda: "a" < 1, lambda: 1 in "a", lambda: "x".index("y"), lambda: "a" * "b",
            lambda: s.nope, lambda: "a".join([1]), lambda: "a".split(""), lambda: len(5), lambda: "abc".lower(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
