# What C has freed cannot be used any more: a ReferenceError says where it was allocated and where it was freed.
import copy
import json
import re

import c
import lifetimes


def refused(use, *arguments):
    try:
        print("not refused:", use(*arguments))
    except ReferenceError as error:
        before, at, rest = str(error).partition("@0x")
        print(before + at + rest.partition(" ")[2])


def sum_of_chain(node: "struct node *") -> "long":
    total = 0
    while node != None:
        total = total + node.value
        node = node.next
    return total


s = stack_new()
for value in range(3):
    stack_push(s, value)
node = stack_top(s)
print(node.value, sum_of_chain(node), node.next.value)       # expect: 2 3 1

# A struct, read, written, printed, passed
stack_pop(s)
refused(lambda: node.value)
# expect: use of freed memory: <struct node @0xfreed, 16 bytes, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>
refused(lambda: setattr(node, "value", 1))
# expect: use of freed memory: <struct node @0xfreed, 16 bytes, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>
refused(lambda: str(node))
# expect: use of freed memory: <struct node @0xfreed, 16 bytes, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>
refused(sum_of_chain, node)
# expect: use of freed memory: <struct node @0xfreed, 16 bytes, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>
refused(free, node)
# expect: use of freed memory: <struct node @0xfreed, 16 bytes, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>
print(sum_of_chain(stack_top(s)))        # expect: 1

# An interior pointer, whose base is dropped
inside = addressof(stack_top(s).next)
print(inside[0].value)                   # expect: 0
stack_pop(s)
refused(lambda: inside[0])
# expect: use of freed memory: <struct node @0xfreed, 16 bytes at +8, allocated at lifetimes.c:18 by stack_push, freed at lifetimes.c:36 by stack_pop>

# realloc is free and new
log = stack_log(s)
print(len(log), list(log)[:3], sum_of(log, 3))                # expect: 4 [0, 1, 2] 3
stack_push(s, 5)
print(len(log), log[3])                  # expect: 4 5
stack_push(s, 6)
refused(lambda: log[0])
# expect: use of freed memory: <long[4] @0xfreed, 32 bytes, allocated at lifetimes.c:24 by stack_push, freed at lifetimes.c:24 by stack_push>
log = stack_log(s)
print(len(log), log[4])                  # expect: 8 6
for i in (8, -1):
    try:
        print(log[i])
    except IndexError as error:
        print(error)
# expect: pointer index out of range
# expect: pointer index out of range

# The rest goes with the base
stack_free(s)
refused(lambda: s.count)
# expect: use of freed memory: <struct stack @0xfreed, 24 bytes, allocated at lifetimes.c:10 by stack_new, freed at lifetimes.c:45 by stack_free>
refused(len, log)
# expect: use of freed memory: <long[8] @0xfreed, 64 bytes, allocated at lifetimes.c:24 by stack_push, freed at lifetimes.c:44 by stack_free>

# Text
text = strdup("hello")
print(text, len(text), text == "hello")  # expect: hello 5 True
free(text)
for use in (lambda: str(text), lambda: len(text), lambda: print(text), lambda: text.upper(), lambda: text + "x", lambda: f"{text}"):
    try:
        print("not refused", use())
    except ReferenceError:
        print("refused")
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused

# Every use is refused, of text, of arrays and of structs, also where only another object's method comes to read it
def unpack(x):
    first, *rest = x


def first_of(x):
    match x:
        case [first, *rest]:
            return first


def copy_into(x):
    new("struct bag").part = x


def part_of_any(x):
    return part_sum(x)


def not_refused(x, uses):
    done = []
    for name, use in uses.items():
        try:
            use(x)
            done.append(name)
        except ReferenceError:
            pass
    return done


of_text = {
    "in": lambda x: "e" in x, "in str": lambda x: x in "name", "join": lambda x: ",".join([x]), "find": lambda x: "name".find(x),
    "startswith": lambda x: "name".startswith(x), "replace": lambda x: "name".replace(x, ""), "encode": lambda x: x.encode(),
    "int": int, "float": float, "bytes": bytes, "repr": repr, "format": lambda x: format("", x), "ord": ord, "write": lambda x: print(end=x),
    "open": lambda x: open(x), "json": lambda x: json.dumps(x), "hash": hash,
}
of_items = {
    "list": list, "len": len, "sum": sum, "unpack": unpack, "star": lambda x: [*x], "in": lambda x: 7 in x, "match": first_of, "==": lambda x: x == type(x)(),
    "copy": copy.copy, "next": lambda x: next(iter(x)), "extend": lambda x: [].extend(x), "loop": lambda x: [y for y in x], "map": lambda x: list(map(id, x)),
}
of_structs = {
    "by value": part_sum, "call": part_of_any, "copy": copy.copy, "store": copy_into, "==": lambda x: x == new("struct part"),
    "new": lambda x: new("struct part", x), "member": lambda x: x.a, "print": str,
}
b = bag_new()
name, wide, text, numbers, part, parts = b.name, b.wide, b.text, b.numbers, b.part, b.parts
started = iter(numbers)
next(started)
bag_empty(b)
before, at, rest = str(b).partition(".name")
print(re.sub("0x[0-9a-f]+", "0x", at + rest))         # expect: .name = <char * @0x, freed>, .wide = <wchar_t * @0x, freed> }
bag_free(b)
print(not_refused(name, of_text), not_refused(wide, {"repr": repr, "str": str}), not_refused(text, of_text))      # expect: [] [] []
print(not_refused(numbers, of_items), not_refused(parts, of_items), not_refused(started, {"next": next}))         # expect: [] [] []
print(not_refused(part, of_structs), not_refused(parts + 1, of_structs))    # expect: [] ['copy', '==']
try:
    ",".join([name])
except ReferenceError as error:
    print(error.__context__, str(error)[:19])            # expect: None use of freed memory

# What Python made and C frees
p = new("long[3]", [1, 2, 3])
free(p)
try:
    p[0]
except ReferenceError as error:
    print("allocated by Python" in str(error))               # expect: True

# The quarantine is bounded, memory returns, and reuse is no mistake
for i in range(20000):
    t = stack_new()
    stack_push(t, i)
    assert stack_top(t).value == i
    stack_free(t)
big = malloc(1 << 20)
for i in range(200):
    big = realloc(big, (1 << 20) + i)
print(mallinfo2().uordblks < 50 << 20)   # expect: True

# An array that a call made of a list lives while C keeps its address.
import gc

keep_both([str(i) * 3 for i in range(4)] + [None], [7, 8, 9])
gc.collect()
churn = [new("int[3]", [i, i, i]) for i in range(200)], [new("char *[5]", ["x"] * 5) for _ in range(200)]
print([str(kept_word(i)) for i in range(4)], [kept_number(i) for i in range(3)])    # expect: ['000', '111', '222', '333'] [7, 8, 9]
