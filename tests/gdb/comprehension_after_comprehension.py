def made(values):
    pairs = {v: v + 1 for v in values}
    distinct = {v % 1 for v in values}
    nested = [(a, b) for a in range(2) for b in range(a + 1)]
    return pairs, distinct, nested

made([1, 2, 3])
# What begins a comprehension stays behind what ends the line before, where the code is optimised, too.
# shows: lines
# before: break made
# gdb: next
# gdb-check: ^3\s+distinct = 
# gdb: next
# gdb-check: ^4\s+nested = 
# gdb: info locals
# gdb-check: ^pairs = {kind = 10,
# gdb-check: ^distinct = {kind = 29,
# gdb: next
# gdb-check: ^5\s+return
# gdb: print nested.list->length
# gdb-check: = 3
