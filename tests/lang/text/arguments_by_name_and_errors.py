# Arguments by name, wrong ones, and what every kind of value shows.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(int, "5", base=16); show(int, x="5"); show(int, "z", 37); show(str, object=5); show(round, 2.567, ndigits=1); show(round, number=5); show(pow, 2, 3, mod=5); show(pow, base=2, exp=3)
show(bytes, "é", encoding="utf-8"); show(float, x=1); show("a b".split, sep=" "); show("a b".split, maxsplit=0); show("a b".split, foo=1); show("é".encode, encoding="latin-1"); show("{a}".format, a=1)
show("a".join); show("a".join, ["a"], ["b"]); show("a".replace, "a"); show("a".upper, 1); show(len); show(len, 1, 2); show(chr); show(abs, "x"); show(hash, []); show(hash, {}); show(hash, ([],)); show(divmod, 1); show(round, 1, 2, 3)
show(lambda: "abc"[::0]); show(lambda: "abc"[1:2:"x"]); show(lambda k: "abc"[k], "1"); show(lambda k: k[0], 5); show(lambda: 1.5 + None); show(lambda: None + 1); show(lambda: "a" > None); show(lambda: 1 < "a"); show(lambda: [] < ()); show(lambda: 5 in 5); show(lambda: -None); show(lambda: not None); show(lambda: ~1.5); show(lambda: +"a")
show(lambda: "x" % 5); show(lambda: "%d %d" % (1,)); show(lambda: b"a" < "a"); show(lambda: "a" == b"a"); show(lambda: "a" != 1); show(lambda: (1).foo); show(lambda: "a".foo()); show(lambda: (1.5).foo)
print(f"{'a':{5}}|{3.14159:{8}.{3}}|{'x'!r:>{6}}|{1:,}{2!s}{[1]!r:>5}|", f"{ 1 + 1 = }", f"{'a' 'b'}", rf"\n{1}", f"{1:>+5}|{-1:>+5}|{255:#06x}|{0:.0%}|{1e3:,.1f}|{True:>6}|{True}|{None!s:>6}|")
print(1_000, 0x_ff, 1e-3, 1.e5, .5e1, 0b1010_1010, 0o17, 1E5, 00, 0_0, 10**-2, 1 if 1 else 2)
print(str(10**50), repr(-10**50), int("1" * 100) + 1, int("1" * 100, 2), float(10**22), 10**22 == 1e22, 10**23 == 1e23, int(1e23))
print((2**100).__class__, (2**64).bit_length(), -(2**63), abs(-2**63), (-2**63) // -1, (-2**63) % -1, -2**63 - 1, (2**63) * -1, 2**63 - 2**63 + 5, (3**50) % (2**20), (-7)**3 // 2, -(7**3) // 2)
print("%s|%10s|%-10s|%.2s" % ("héllo",) * 1 if False else "%s|%10s|%-10s|%.2s" % ("héllo", "héllo", "héllo", "héllo"))
print("ab\ncd".splitlines(), "x".isidentifier(), "1x".isidentifier(), "_".isidentifier(), "a-b".replace("-", "_"), "A".lower() == "a", "TEST".casefold(), "tEST".swapcase())
print(sorted(["é", "e", "z", "a", "É"]), min("hello"), max("hello"), list(enumerate("ab")), list(zip("ab", "cd")), list(reversed("abc")), "".join(sorted("hello")))
for x in (0, -1, 255, 10**20, 1.5, -0.0, 1e100, "s", "", None, True, [1], (1,), {}, b"b"):
    print(repr(x), str(x), f"{x}", bool(x), x == x, [x], "%s %r" % (x, x) if not isinstance(x, tuple) else "")
