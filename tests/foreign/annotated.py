# Annotated functions (annotations/libannotated.toml): outputs are results, failures are raised. C's own calls stay as they are.
import annotated
import c

box = measure("hello")
print(box)                                  # expect: { .width = 5, .height = 1 }
own = struct_box = annotated.struct.box()
print(measure("abc", own), own.width)       # expect: 0 3
quotient, rest = divide(17, 5)
print(quotient, rest)                       # expect: 3 2
print(divide(b=4, a=9))                     # expect: (2, 1)
cells = new("int"), new("int")
print(divide(7, 2, cells[0], cells[1]), cells[0][0])    # expect: 0 3
print(divide(1, 0, cells[0], cells[1]))     # expect: -1
try:
    divide(1, 0)
except OSError as error:
    print(error, error.errno == EDOM)       # expect: [Errno 33] Numerical argument out of domain True

print(produce(4), produce(100), produce(0))     # expect: b'\x00x\x00x' b'\x00x\x00x\x00x' b''
whole, half = squares(4)
print(list(whole), half)                    # expect: [0, 1, 4, 9] [0, 1]
try:
    produce(-1)
except ValueError as error:
    print(error)                            # expect: produce() cannot give -1 items for buffer

text = annotated.checked.shout("loud")
print(type(text), text, freed_count())      # expect: <class 'str'> LOUD 1
raw = shout("loud")
print(type(raw), "to be freed by shout_free()" in describe(raw))    # expect: <class 'char *'> True
shout_free(raw)
try:
    describe(raw), str(raw)
except ReferenceError:
    print("gone")                           # expect: gone

rest, tokens = strdup("a few words"), []
try:
    while True:
        token, rest = annotated.checked.next_token(rest)
        tokens.append(str(token))
except EOFError as error:
    print(tokens, error)                    # expect: ['a', 'few', 'words'] next_token() is at the end

print(annotated.checked.grow(14))           # expect: 42
number = new("long", 5)
print(grow(number), number[0])              # expect: 0 15
for code in 0, 100, 2:
    try:
        print(annotated.checked.state(code))
    except FileNotFoundError as error:      # the result is the error's number
        print(error)
# expect: 0
# expect: 100
# expect: [Errno 2] No such file or directory

freed = freed_count()
handle = handle_open(0)
print(handle.code, describe(handle).endswith("to be freed by handle_free()>"))      # expect: 0 True
handle_free(handle)
try:
    handle_open(2)
except ValueError as error:
    print(error, error.result, freed_count() - freed)       # expect: two is refused 2 2

print(annotated.each(4, lambda i, data: i * i))             # expect: 14
print(annotated.each(2, lambda i, data: i + data, 10))      # expect: 21
try:
    annotated.each(2, lambda i, data: 1 // 0)
except ZeroDivisionError as error:
    print(error)                            # expect: integer division or modulo by zero

call = annotated.checked.divide
print(call, call(9, b=2), [*map(annotated.checked.grow, [1, 2])])   # expect: <built-in function divide> (4, 1) [3, 6]
for arguments, named in ((1,), {}), ((1, 2, 3), {}), ((1,), {"a": 2}), ((1, 2), {"x": 3}):
    try:
        call(*arguments, **named)
    except TypeError as error:
        print(error)
# expect: divide() misses argument 'b', as annotated: int divide(int a, int b, int *quotient, int *rest)
# expect: divide() has too many arguments, as annotated: int divide(int a, int b, int *quotient, int *rest)
# expect: divide() got multiple values for argument 'a', as annotated: int divide(int a, int b, int *quotient, int *rest)
# expect: divide() got an unexpected keyword argument 'x', as annotated: int divide(int a, int b, int *quotient, int *rest)

from annotated.checked import divide as checked_divide
print(checked_divide(8, 3))                 # expect: (2, 2)
