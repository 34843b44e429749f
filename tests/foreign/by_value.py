# Structs by value, as arguments and results, in registers and in memory, of functions and of callbacks.
import by_value as lib

print(lib.small(lib.struct.small(ord("a"))))
# expect: { .c = 98 }
print(lib.ints(lib.struct.ints(1, 2), 10))
# expect: { .a = 12, .b = 11 }
print(lib.floats(2, lib.struct.floats(0.5, 1, -1.5)))
# expect: { .x = 1.0, .y = 2.0, .z = -3.0 }
print(lib.mixed(lib.struct.mixed(2.75, 3)))
# expect: { .d = 3.0, .n = 2 }
argument = lib.struct.big([1, 2, 3])
result = lib.big(argument, lib.struct.ints(100, 200))
print(argument, result)
# expect: { .a = { 1, 2, 3 } } { .a = { 1, 302, 3 } }
print(lib.nested(lib.struct.nested([3, 4], [0.5])))
# expect: { .ints = { .a = 3, .b = 4 }, .inner = { .f = 3.5 } }
print(lib.tail(lib.struct.tail("text")))
# expect: { .text = "Text" }

i, m, b = lib.struct.ints(1, 2), lib.struct.mixed(0.5, 3), lib.struct.big([4, 5, 6])
print(lib.stack_too(i, m, b, i, m, i, i, 7))
# expect: 72132631

def one(m, f):
    return lib.struct.big([m.n, int(2 * m.d), int(f.x - f.z)])

print(lib.each(one, 5))
# expect: { .a = { 10, 10, 20 } }

def annotated(m: "struct mixed", f: "struct floats") -> "struct big":
    return lib.struct.big([1, m.n, int(f.x)])

print(lib.each(annotated, 4))
# expect: { .a = { 4, 6, 6 } }

kept = []
def keep(pair):
    kept.append(pair)
    return lib.struct.mixed(pair.a / 2, pair.b)

print(lib.through(keep, 5), lib.through(keep, 6).n, kept)
# expect: { .d = 2.5, .n = -5 } -6 [{ .a = 5, .b = -5 }, { .a = 6, .b = -6 }]
