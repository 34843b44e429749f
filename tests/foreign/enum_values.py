# A value that C gives of an enumerated type prints by its name, and is an int in all else.
import enum_values
import c as lib_c
import json

e = next_colour(RED)
print(e, repr(e), str(e), f"{e}", "%s %d" % (e, e), [e], {e: e}, f"{e:3}")
# expect: GREEN GREEN GREEN GREEN GREEN 5 [GREEN] {GREEN: GREEN}   5
print(e == 5, e == GREEN, e + 1, e * 2.5, -e, +e, ~e, e << 1, 7 - e, e % 3, e // 2, int(e), float(e), abs(e), e | 2, divmod(e, 2))
# expect: True True 6 12.5 -5 5 -6 10 2 2 2 5 5.0 5 7 (2, 1)
print(isinstance(e, int), type(e), hash(e) == hash(5), {5: "five"}[e], "abcdef"[e], list(range(e)), e in (1, 5), bool(next_colour(0)))
# expect: True <class 'enum colour'> True five f [0, 1, 2, 3, 4] True True
print(a_thing.colour, a_thing.size, a_thing.access, a_thing.shape, painted, palette[0], list(palette), widest())
# expect: GREEN LARGE READ | RUN SQUARE BLUE GREEN [GREEN, RED, BLUE] WIDE
print(a_thing)
# expect: { .colour = GREEN, .size = LARGE, .bits = 5, .access = READ | RUN, .shape = SQUARE }
print(opened(3), opened(8), opened(0), larger(SMALL), larger(7), type(larger(SMALL)), cast("enum colour", 5), RED, GREEN)
# expect: READ | WRITE 8 0 LARGE 7 <class 'size'> GREEN 0 5

def visit(colour, size):
    print("visit", colour, size, colour + size)
    return size
print(each(visit), chosen(lambda: GREEN), chosen(lambda: e), next_colour(next_colour(RED)))
# expect: visit GREEN SMALL 6
# expect: visit BLUE LARGE 999
# expect: 1001 GREEN GREEN BLUE
t = thing(e, larger(SMALL))
t.colour = t.colour + 0
print(t, json.dumps([e, {"e": e}]), sorted([e, 3, BLUE, painted]), sum([e, e]), max(e, 2), e.bit_length(), e.real, round(e), "x" * e)
# expect: { .colour = GREEN, .size = LARGE, .bits = 0, .access = 0, .shape = ROUND } [5, {"e": 5}] [-1, BLUE, 3, GREEN] 10 GREEN 3 5 5 xxxxx
match e:
    case 5: print("five")
# expect: five
numbers = [next_colour(0), next_colour(1), next_colour(0)]
def by(a, b): return a - b
lib_c.qsort(numbers, 3, 8, by)
print(numbers, new("enum colour[3]", numbers), new("int[3]", [e, 1, e]))
# expect: [-1, 5, 5] { BLUE, GREEN, GREEN } { 5, 1, 5 }
total = 0
for i in range(1000):
    if next_colour(i % 2) == GREEN: total += palette[0]
print(total, [1, 2, 3, 4, 5, 6][e], [e][0], "%5.1f|%x|%r" % (e, e, e), enum_values.enum.colour[e], type(e).__name__)
# expect: 2500 6 GREEN   5.0|5|GREEN GREEN enum colour
