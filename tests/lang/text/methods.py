text = "  The quick brown fox, the lazy dog  "
print([text.strip(), text.lstrip(), text.rstrip(), text.split(), text.split(" "), text.strip().split(", "), text.rsplit(None, 2), text.split(maxsplit=1)])
print("a,b,,c".split(","), "a,b,,c".rsplit(",", 1), "".split(), "".split(","), "one\ntwo\r\nthree\n".splitlines(), "a\nb".splitlines(True))
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "-".join(["a", "b", "c"]), ", ".join(map(str, [1, 2, 3])))
print("abcabc".replace("b", "XX"), "abcabc".replace("b", "", 1), "aaa".replace("", "-"), "prefix.py".removesuffix(".py"), "prefix.py".removeprefix("pre"))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1), "Hello World".swapcase(), "hello world".title(), "hELLO".capitalize())
print("42".zfill(5), "-42".zfill(5), "x".ljust(3, ".") + "|", "x".rjust(3) + "|", "x".center(4, "*") + "|", "a\tb".expandtabs(4))
print("abc".isalpha(), "abc1".isalnum(), "123".isdigit(), "½".isnumeric(), " \t".isspace(), "Abc".istitle(), "abc".islower(), "ABC".isupper(), "a b".isidentifier(), "é".isascii(), "".isalpha())
print("hello".translate({104: "J", 108: None}), "hello".translate(str.maketrans("el", "ip")), "xyx".strip("x"), "mississippi".count("ss"))
print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), sorted(["b", "A", "c"], key=str.lower))
print(str(1.5), str(None), str([1, "a"]), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), repr("a"), str(), int("7") + float("1.5"))
m = "abc".upper
print(m(), list(map(lambda f: f(), ("x".upper, "Y".lower))))
