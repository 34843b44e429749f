name, n, x, items = "Ann", 42, 3.14159, [1, 2]
print(f"{name} {n} {x} {items} {name!r} {n:5d}| {x:.2f} {x:10.3f}| {name:>6} {name:<6}| {name:^7}| {n:#x} {n:08b} {1234567:,} {0.256:.1%}")
print(f"{n=} {x=:.1f} {name=!s} {'nested ' + f'{n}'} {{braces}} {n:{n // 6}d} {x:{'>'}{10}.{2}f} {items[0]} {len(items)}")
print("{} {}".format(1, "b"), "{1} {0}".format("a", "b"), "{a} {b:>4}".format(a=1, b=2), "{0[1]} {0[0]!r}".format(["x", "y"]), "{:*^9}".format("mid"), "{{}}".format(), "{:,}".format(10 ** 12))
print("%d %s %r %5.1f|%-5s|%05d %x %%" % (n, name, name, x, "ab", 7, 255), "%(a)s-%(b)03d" % {"a": "k", "b": 5}, "%s" % (1,), "%s" % [1, 2], "%c%c" % (65, "é"), "%+d % d" % (5, 5), "%.3s|%10.2e" % ("abcdef", x))
print(format(n, "b"), format(x, ".1f"), format("a", "*<4"), format(True, "d"), format(None, ""), format(2 ** 70, ",d"), format(1e10, "g"), format(-5, "=+6"), format(1.0, ""), format(12.0, ".1"))
print(f"{True} {None} {[1.0, 'a']} {(1,)} { {'k': 1} } {1e16} {-0.0} {10 ** 20:e} {b'x'} {'☃':>3}|{'é':^5}|")
for bad in (lambda: f"{n:s}", lambda: f"{name:d}", lambda: "{} {}".format(1), "%d".__mod__ if False else lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{".format(1),
            lambda: "{x}".format(y=1), lambda: f"{items:5}", lambda: format(1, "Q"), lambda: f"{x:,_}", lambda: "%y" % 1, lambda: "{} {0}".format(1), lambda: "{:.2}".format(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
