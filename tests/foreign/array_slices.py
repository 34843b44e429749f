# Slices of C arrays and through pointers, arrays without a bound, bytes behind a void *, linked lists.
import array_slices
import c
import copy

def failing(do):
    try:
        do()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a = new("int[6]", [1, 2, 3, 4, 5, 6])
print(a[1:4], a[::-2], a[-2:], a[4:1])      # expect: [2, 3, 4] [6, 4, 2] [5, 6] []
a[1:3] = [20, 30]
a[::5] = (0, 60)
print(a)                                    # expect: { 0, 20, 30, 4, 5, 60 }
a[3:5] = range(2)
print(a, a == [0, 20, 30, 0, 1, 60])        # expect: { 0, 20, 30, 0, 1, 60 } True
def assign(values): a[1:3] = values
failing(lambda: assign([1, 2, 3]))          # expect: ValueError: too many items for a slice of 2
failing(lambda: assign([1]))                # expect: ValueError: too few items for a slice of 2
failing(lambda: assign([7, "x"]))           # expect: TypeError: cannot convert str to int
failing(lambda: assign(5))                  # expect: TypeError: 'int' object is not iterable
print(a)                                    # expect: { 0, 20, 30, 0, 1, 60 }

p = addressof(a[2])
print(p[-1:2], len(p), p[1:])               # expect: [20, 30, 0] 4 [0, 1, 60]
p[0:2] = [7, 8]
print(a)                                    # expect: { 0, 20, 7, 8, 1, 60 }
failing(lambda: p[0:9])                     # expect: IndexError: pointer index out of range
points = new("struct point[3]", [(1, 2)])
points[1:3] = [{"y": 4}, point(5, 6)]
print(points)                               # expect: { { .x = 1.0, .y = 2.0 }, { .x = 0.0, .y = 4.0 }, { .x = 5.0, .y = 6.0 } }

raw = new("unsigned char[4]")
raw[1:3] = b"\xff\0"
name = new("char[8]", "hello")
name[0:2] = "JE"
print(bytes(raw), name)                     # expect: b'\x00\xff\x00\x00' JEllo
def assign_raw(value): raw[0:2] = value
failing(lambda: assign_raw(b"abc"))         # expect: ValueError: 3 bytes for a slice of 2

memory = malloc(6)
fill(memory, 6)
print(memory[:6], memory[2:4], bytes(memory), bytearray(memory[4:]))  # expect: b'\x00\x00\x02\x00\x04\x00' b'\x02\x00' b'\x00\x00\x02\x00\x04\x00' bytearray(b'\x04\x00')
memory[1:4] = b"a\0b"
print(memory[:], array_slices.sum(memory, 6), array_slices.sum(b"\1\0\2", 3))      # expect: b'\x00a\x00b\x04\x00' 199 3
view = memoryview(bytearray(8))
fill(view[2:], 5)
print(bytes(view))                          # expect: b'\x00\x00\x00\x00\x02\x00\x04\x00'
failing(lambda: memory[0:7])                # expect: IndexError: pointer index out of range
free(memory)
try:
    memory[0:1]
except ReferenceError as error:
    print("use of freed memory" in str(error))      # expect: True

f = flexible_new(4)
print(len(f.items), f.items, f.items[-1], f.items[1:3], list(f.items))    # expect: 4 { 0, 1, 4, 9 } 9 [1, 4] [0, 1, 4, 9]
f.items[2:] = [5, 6]
print(f)                                    # expect: { .count = 4, .items = { 0, 1, 5, 6 } }
failing(lambda: f.items[4])                 # expect: IndexError: array index out of range
print(named_new().text, named_new())        # expect: hello { .length = 5, .text = "hello" }
print(unbounded[1:], len(unbounded))        # expect: [2, 3] 3

numbers = array_slices.list(3)
print([node.v for node in follow(numbers, "next")], [node.v for node in follow(numbers, "plain")])    # expect: [0, 1, 2] [0, 1, 2]
print(list(follow(None, "next")), list(follow(numbers.next.next.next, "next")))     # expect: [] []
numbers.next.next.next = numbers
print([node.v for node in follow(numbers, "next")])     # expect: [0, 1, 2]
failing(lambda: next(follow(numbers, "nxt")))           # expect: AttributeError: 'struct node' has no member 'nxt'

one = point(1, 2)
same, other, deep = one, copy.copy(one), copy.deepcopy(one)
one.x = 9
print(same.x, other, deep, other == deep, one == other)     # expect: 9.0 { .x = 1.0, .y = 2.0 } { .x = 1.0, .y = 2.0 } True False
print(copy.copy(a) == a, copy.copy(p) == p, copy.copy(a) is a)      # expect: True True False
