# repr, str, format, and complex() of text.
def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


print(1j, 3+4j, -1j, 1e100j, .5j, 0j, -0j, (1-0j), 3.0+2.5J, 1_0.2_5j)
SPECS = ["", "g", ".3", ".2f", "10.1f", "<30", "^30.1e", ">+30", "*^30", "030", "=30", ",", ",.2f", "d", "#",
         "#.3g", "n", "E", " .1f", "%", "s",
         ".0f", "-", "x" * 3]
for z in [0j, 1j, 1 + 2j, -1.5 - 0.25j, complex("inf"), complex(0, float("nan")), 1e300 + 1e300j,
          complex(-0.0, -0.0), 1234567.5 + 1e6j]:
    for spec in SPECS:
        print(repr(z), spec, attempt(format, z, spec))
print(f"{1j!r:>10}", f"{1+1j:.1f}", "%s %r" % (1j, 2j), attempt(lambda: "%d" % 1j),
      attempt(lambda: "%f" % 1j))
for text in ["1", "1j", "1+2j", " ( 1+2j ) ", "(1+2j", "1 + 2j", "j", "+j", "-j", "1-j", "inf", "nanj",
             "inf-infj", "infinityj", "1e5j", "1e", "1ej", "1_0j",
             "1__0", "_1", "", " ", "()", "1+2", "1j+2", ".5", ".", "1.j", "+-1j", "\u0661j", "1\0", "1+2jj",
             "1e5+1e-5j", "abc", "-nan+nanj", "1+1e5"]:
    print(repr(text), attempt(complex, text))
