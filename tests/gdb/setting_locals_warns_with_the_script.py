# gdbinit
def work(n):
    total = n + 1
    items = [n]
    def add(k):
        nonlocal n
        n += k
        return n
    return total, items, add(1)     #break

print(work(4))
# A variable that inner functions share is in the heap, where code reads it.
# shows: change
# gdb: set var items.list->length = 1
# gdb: set var n.int = 10
# gdb: echo before\n
# gdb: set var total.int = 60
# gdb: continue
# gdb-check: ^before
# gdb-check: ^\(5, \[4\], 11\)
# gdb-check: ^warning: this code is optimised
# gdb-absent: (?s)warning: this code .*warning: this code
