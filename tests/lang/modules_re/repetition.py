import re

CASES = [("(a*)*", "aab"), ("(a*)+", "b"), ("(a|b)*?c", "abac"), ("(?:a|ab)(?:c|bcd)(d*)", "abcd"), ("(a+|b)*", "ab"), ("(a)|b", "b"), ("(?:(a)|b)*", "ab"),
         ("(?:(a)|(b)|c)*", "abc"), ("(a{2,3}?)(a*)", "aaaaa"), ("a{,2}b", "aaab"), ("a{x}", "a{x}"), ("a{1", "a{1"), ("a{,}b", "aaab"), ("x{0}y", "xy"),
         ("(a?)*?b", "aab"), ("(a??)+b", "aab"), ("((a)|b){2,3}?c", "abac"), ("a++b", "aaab"), ("a++ab", "aaab"), ("(?>a+)ab", "aaab"), ("(?>a|ab)c", "abc"),
         ("a?+a", "a"), ("(?:ab)*+ab", "abab"), ("(?:a|b){2}+", "abab"), (".*foo", "xfoofoo"), (".*?foo", "xfoofoo"), ("(.*)(\\d+)", "ab123"), ("(.*?)(\\d+)$", "ab123"),
         ("(a)(?(1)b|c)", "ab"), ("(a)?(?(1)b|c)", "c"), ("(a)?(?(1)b|c)", "ab"), ("(?P<q>['\"])?x(?(q)(?P=q))", "'x'"), ("(\\w)\\1+", "hello"), ("(?:(\\w)(?=.*\\1))+", "abcab"),
         ("(?s).*", "a\nb"), (".*", "a\nb"), ("(?x) a b # c\n [ ] \\ c", "ab  c"), ("(?i:a)b", "Ab"), ("(?i)a(?-i:b)", "AB"), ("(?#comment)a", "a"), ("", "a"), ("()", "a"), ("(|a)+", "aaa")]
for pattern, text in CASES:
    compiled = re.compile(pattern)
    for found in (compiled.match(text), compiled.search(text), compiled.fullmatch(text)):
        print(pattern, text, found and (found.span(), found.groups(), found.lastindex))
print(re.match("(?:a|b)*", "ab" * 100000).end(), re.match("(a|b)*?$", "ab" * 50000).end(), re.match("(?:a{2}b?){3,}", "aab" * 30000).end())
print(len(re.findall("a*?", "aaa")), re.split("x*", "axbc"), re.split("(x*)", "axbc"), re.split(r"\b", "ab cd"), re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"))
