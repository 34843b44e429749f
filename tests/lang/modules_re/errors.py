import re
import warnings

warnings.simplefilter("ignore")

PATTERNS = ["(", ")", "a)", "(a", "[", "[a", "[]", "[^]", "[z-a]", "[\\d-z]", "[a-\\w]", "*", "a|*", "a**", "a+?*", "a{2,1}", "^*", "\\", "a\\",
            "\\q", "[\\q]", "\\8", "\\1", "(a)\\2", "(\\1)", "(?P<a>x)(?P<a>y)", "(?P<1>x)", "(?P<>x)", "(?P<a", "(?P<a b>x)", "(?P=a)",
            "(?P<a>(?P=a))", "(?Px)", "(?P", "(?", "(?z)", "(?<a)", "(?<", "(?#a", "(?(", "(?(1", "(?(1)", "(?(0)a)", "(?(2)a|b)", "(?(x)a)", "(?(-1)a)",
            "(?(1)a|b|c)", "(a)(?(1)a|b|c)", "(?<=a*)b", "(?<=a|bc)d", "(?<=(a)\\1)", "(?i", "(?i-", "(?i-:", "(?-i)", "(?-", "(?-i", "(?i-x", "(?ix-i:a)",
            "(?au:a)", "(?L:a)", "(?-a:x)", "(?iz)", "(?i1)", "a(?i)b", "|(?i)b", "\\x1", "\\u12", "\\U0000", "\\U00110000", "\\400", "[\\400]", "[\\8]",
            "a\n(b\nc", "\n\n*", "x{99999999999}", "(?x) # a\n (", "(?P<n>a)(?P=n", "(?:a", "(?=a", "(?>a", "\\N{x", "\\Nx", "\\N{}", "(?P<é>a)(?P<é>b)"]

for pattern in PATTERNS:
    try:
        print(repr(pattern), re.compile(pattern))
    except (re.error, OverflowError) as error:
        print(repr(pattern), type(error).__name__, error, getattr(error, "pos", 0), getattr(error, "lineno", 0), getattr(error, "colno", 0))
for pattern in [b"(?u)a", b"(?u:a)", b"\\u1234", b"\\N{x}", b"(", b"a\n*", b"(?P<\xe9>a)"]:
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, error.pos, error.lineno, error.colno, error.msg)
for pattern, flags in [("a", re.L), ("a", re.A | re.U), (b"a", re.U), (b"a", re.A | re.L), ("a", 1 << 20)]:
    try:
        print(repr(re.compile(pattern, flags)))
    except ValueError as error:
        print(type(error).__name__, error)
