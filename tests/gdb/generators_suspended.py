def numbers(limit):
    count = 0
    while count < limit:
        square = count * count
        yield square
        count += 1

def both(limit):
    yield from numbers(limit)

def work():
    g = both(3)
    h = numbers(4)
    next(g)
    next(h)
    next(h)
    return g, h                     #break

work()
# A suspended generator is a struct with the name of its function; who delegates knows whom.
# shows: variables
# gdb: print *(struct numbers *) h.generator
# gdb-check: limit = {kind = 1, int = 4}, count = {kind = 1, int = 1}, square = {kind = 1, int = 1}
# gdb: print h
# gdb-check: {kind = 33, generator = 0x[0-9a-f]+, type = 0x[0-9a-f]+ <numbers.generator.?\+33>}
# gdb: print *(struct both *) g.generator
# gdb-check: limit = {kind = 1, int = 3}
# gdb: ptype struct numbers
# gdb-check: struct val limit;
# gdb-check: struct val count;
