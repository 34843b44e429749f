# The rest of C, a line or two of each.
import odds_of_c as lib

lib.changing, lib.counter = 5, 9
print(lib.changing, add(addressof(lib.counter), 2), lib.counter)        # expect: 5 11 11
lib.alone = new("int", 7)
print(lib.alone[0], constructed, weak(4), has_nowhere())    # expect: 7 42 5 0
lib.own += 5
print(lib.own, own_get())                                   # expect: 8 8
print(cast("int (*)(int)", by_ifunc)(5))                    # expect: 105

o = opaque_new()
print(opaque_use(o), type(o))                               # expect: 1 <class 'struct opaque *'>
for use in lambda: o.x, lambda: o[0]:
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(error)
# expect: 'struct opaque' has no member 'x': only a declaration of it is known
# expect: a struct opaque * has no items: the size of struct opaque is not known
opaque_free(o)

try:
    any_number(lambda *arguments: 5)
except TypeError as error:
    print(error)
# expect: any_number() argument 1 (f): a Python function cannot be called as int (const char *, ...), with any number of arguments: int any_number(int (*f)(const char *, ...))

wide, extended, truth = new("__int128", 2 ** 100), new("long double", 1.5), new("_Bool", True)
negate(wide), twice(extended), lib.flip(truth)
print(wide[0] == -2 ** 100, extended[0], truth[0])          # expect: True 3.0 False
print(lib.paint)                                            # expect: { .first = GREEN, .both = { RED, GREEN } }

print(lib.vtable.add(2, 3))                                 # expect: 5
lib.vtable.add = lambda a, b: a * b
lib.vtable.visit = lambda table, data: print("visited with", data, table.add(4, 5))
print(vtable_run(lib.vtable, 6, 7, {"a": 1}))
# expect: visited with {'a': 1} 20
# expect: 42
table = lib.struct.vtable(add=lambda a, b: a - b)
print(vtable_run(table, 5, 3, None), table.add(1, 2), table.visit == None)      # expect: 2 -1 True
print(through(lambda p, n: {"at": (p.at.x * n, p.at.y), "tags": [p.tags[1], p.tags[0]]}, {"at": {"x": 1, "y": 2}, "tags": (3, 4)}))
# expect: { .at = { .x = 3.0, .y = 2.0 }, .tags = { 4, 3 } }

print(lib.enum.color[GREEN], lib.enum.color["GREEN"], lib.enum.color[next_color(RED)])      # expect: GREEN 5 GREEN
lib.rights.now = lib.READ | lib.WRITE
print(lib.rights, lib.enum.right[READ | EXECUTE])           # expect: { .now = READ | WRITE } READ | EXECUTE
lib.rights.now = 9
print(lib.rights)                                           # expect: { .now = 9 }
for key in 77, "BLUE", None:
    try:
        lib.enum.color[key]
    except KeyError as error:
        print("no", error)
# expect: no 77
# expect: no 'BLUE'
# expect: no None
