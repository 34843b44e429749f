# The format mini-language and % formatting of str and bytes: each specification with each kind of value,
# and the errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


SPECS = ("|d|5|<5|>5|^5|=5|05|+|-| |#x|#o|#b|x|X|o|b|c|n|,|_|,d|_x|,x|10,|010,|e|f|g|%|.2|.2f|.0f|#.0f|.3e|G|+.1%|*^20|x<5|<<5|s|.2s|10s|z|zf|z.0f|5.1|.|5.|"
         ",.2f|_.2f|020,.2f|+020.3e|q|{|ZZ|\u00e9>5|0<5|=+5|^+5|+=5|#|#,|0|00|01").split("|")
VALUES = [0, 5, -5, 255, 10**25, True, 0.0, -0.0, 1.5, -2.25, 1e100, 1e-7, 123456.789, float("inf"),
          float("-inf"), float("nan"), "abc", "", "h\u00e9llo",
          None, [1], b"x"]
for value in VALUES:
    print(repr(value), [attempt(format, value, spec) for spec in SPECS])
PATTERNS = ("%d %i %u %5d %-5d| %05d %+d %x %#x %X %o %#o %e %.2f %g %#g %G %c %s %r %a %10s %-10s| %.2s %% %5% % %q %(a)s %*d %.*f %ld %hd %5.3d %+.3e "
            "%#.3g %010.2f %-010.2f| %s%s %(a)d %(a %b %.0f %.f %5c|").split(" ")
ARGUMENTS = [0, 5, -255, 10**25, True, 1.5, -0.0, 1e100, float("inf"), float("nan"), "abc", "x", "", None, (),
             (1,), (1, 2), (5, 2.5), {"a": 1},
             {"a": "b", "c": 2}, [1], b"x", "h\u00e9", 65, 0x10ffff, 0x110000, -1]
for pattern in PATTERNS:
    for argument in ARGUMENTS:
        print(pattern, repr(argument), attempt(lambda: pattern % argument))
        if not isinstance(argument, (str, dict)) and pattern != "%i":
            print(pattern, attempt(lambda: pattern.encode() % argument))
