def inner(n):
    m = n + 1
    return m

def outer(n):
    a = inner(n)                   #break
    if a > 3:
        a = a - 1
    else:
        a = a + 1
    while a < 6:
        a += 2
    try:
        b = inner(a) / 0
    except ZeroDivisionError:
        b = 0
    return a + b

outer(4)
# shows: control
# gdb: step
# gdb-check: inner \(n=.*\) at .*stepping.py:2
# gdb: next
# gdb-check: ^3\s+return m
# gdb: finish
# gdb-check: Value returned is .* = {kind = DPY_INT, int = 5, float = [^,]*, str = 0x5 .*, type = 1}
# gdb: next
# gdb-check: ^7\s+if a > 3:
# gdb: next
# gdb-check: ^8\s+a = a - 1
# gdb: next
# gdb-check: ^11\s+while a < 6:
# gdb: next
# gdb-check: ^12\s+a \+= 2
# gdb: next
# gdb-check: ^11\s+while a < 6:
# gdb: next
# gdb-check: ^13\s+try:
# gdb: next
# gdb-check: ^14\s+b = inner
# gdb: tbreak 16
# gdb: continue
# gdb-check: ^16\s+b = 0
# gdb: next
# gdb-check: ^17\s+return a
# gdb: print a
# gdb-check: {kind = 1, int = 6}
