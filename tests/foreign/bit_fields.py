import bit_fields

f = set_all()
print(f)
# expect: { .a = 7, .b = -16, .c = true, .wide = 737894400291, .last = -1, .level = HIGH }
print(bit_fields.sum(f), sum_at(f))
# expect: -6 -6
f.a = 5
f.b = 15
f.c = False
f.wide = 2 ** 40 - 1
f.level = LOW
print(f.a, f.b, f.c, f.wide, f.level, f.last)
# expect: 5 15 False 1099511627775 LOW -1
print(bit_fields.sum(f))
# expect: 19
for name, value in [("a", 8), ("b", 16), ("b", -17), ("wide", -1)]:
    try:
        setattr(f, name, value)
    except OverflowError as error:
        print(error)
# expect: 8 does not fit in 3 bits of unsigned int
# expect: 16 does not fit in 5 bits of int
# expect: -17 does not fit in 5 bits of int
# expect: -1 does not fit in 40 bits of unsigned long
print(flags(a=1, level=HIGH))
# expect: { .a = 1, .b = 0, .c = false, .wide = 0, .last = 0, .level = HIGH }
try:
    addressof(f.b)
except TypeError as error:
    print(error)
# expect: the bit-field 'b' of struct flags has no address
