# A library's variables are read and written in place.
import variables as lib

print(lib.counter, lib.ratio, lib.message, lib.settings, lib.bytes)
# expect: 5 0.5 hello { .level = 1, .name = "default", .parent = NULL } { 1, 2, 3 }
lib.counter = 41
print(lib.bump(), lib.counter)
# expect: 42 42
lib.settings.level += 2
lib.settings.name = "changed"
lib.settings.parent = lib.settings
print(lib.settings.parent.parent.level, lib.settings.name)
# expect: 3 changed
lib.bytes[1] = 255
print(lib.bytes, len(lib.bytes))
# expect: { 1, 255, 3 } 3
print(lib.handle(1))
# expect: -1
def twice(n):
    return 2 * n
lib.handler = twice
print(lib.handle(21), lib.handler(4))
# expect: 42 8
lib.message = "other"
print(lib.message)
# expect: other
print(lib.where[0], addressof(lib.counter)[0])
# expect: 77 42
for name in ("counter", "bytes"):
    try:
        if name == "counter":
            lib.counter = 2 ** 31
        else:
            lib.bytes[0] = -1
    except OverflowError as error:
        print(error)
# expect: 2147483648 does not fit in int
# expect: -1 does not fit in unsigned char
