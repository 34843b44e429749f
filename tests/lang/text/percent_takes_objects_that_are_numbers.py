class Index:
    def __index__(self): return 65


class Integer:
    def __int__(self): return 66


class Real:
    def __float__(self): return 2.5


class Text:
    def __int__(self): return "7"
    def __float__(self): return "7"
    def __index__(self): return "7"


class Fraction(float):
    def __float__(self): return 0.5


for form in ["%d", "%i", "%x", "%o", "%c", "%5.1f", "%e", "%g"]:
    for value in [Index(), Integer(), Real(), Text(), Fraction(3.5), 2.7, "x", "xy", None, True, 10**30, 1e300]:
        try:
            print(form % value)
        except Exception as e:
            print(form, type(value).__name__, type(e).__name__, e)
for form in [b"%d", b"%x", b"%c", b"%f"]:
    for value in [Index(), Integer(), Real(), "x"]:
        try:
            print(form % value)
        except Exception as e:
            print(form, type(value).__name__, type(e).__name__, e)
for function in [float, complex]:
    for value in [Index(), Integer(), Real(), Text(), Fraction(3.5), "x", None, 10**400]:
        try:
            print(function(value))
        except Exception as e:
            print(function.__name__, type(value).__name__, type(e).__name__, e)
