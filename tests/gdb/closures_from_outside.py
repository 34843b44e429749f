def counter(start):
    count = start
    label = "visits"
    def add(step):
        nonlocal count
        count = count + step
        return count, label
    return add

def work():
    one, two = counter(10), counter(20)
    one(5)
    return one, two                 #break

work()
# What a closure holds, seen by who holds the closure.
# shows: variables
# gdb: print one
# gdb-check: {kind = 14, closure = 0x[0-9a-f]+, type = 0x[0-9a-f]+ <.*add.*\+14>}
# gdb: print one.closure->function->qualname
# gdb-check: "counter.<locals>.add"
# gdb: print one.closure->cells[0]->value.i
# gdb-check: = 15
# gdb: print two.closure->cells[0]->value.i
# gdb-check: = 20
# gdb: print one.closure->cells[1]->value.s
# gdb-check: "visits"
