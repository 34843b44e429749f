import string

f = string.Formatter()
print(f.format("{} {} {x!r:>5}", 1, "b", x="q"))
print(f.format("{0} {0!s} {1[2]} {2.real:{w}}", "a", [1, 2, 3], 4, w=5), f.vformat("{a}{{}}", (), {"a": 1}), list(f.parse("a{b!r:c}d{{e")))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print(sorted(used, key=str), args, kwargs)


print(Default().format("{x} {y} {0}", 5, x=1))
for text in ("{", "}", "{!", "{0} {}", "{a!z}", "{x"):
    try:
        print(f.format(text, 1, a=2))
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
