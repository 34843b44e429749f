def numbers(limit):
    count = 0
    while count < limit:
        square = count * count
        yield square                    #break
        count += 1

def total(k):
    s = 0
    g = numbers(k)
    for x in g:
        s += x
    return s, (lambda: k)

print(total(3)[0])
# shows: variables
# gdb: bt 1
# gdb-check: #0  numbers \(limit=.*\) at .*generator_frames.py:5
# gdb: info args
# gdb-check: limit = {kind = 1, int = 3}
# gdb: info locals
# gdb-check: count = {kind = 1, int = 0}
# gdb-check: square = {kind = 1, int = 0}
# gdb: continue
# gdb: info locals
# gdb-check: count = {kind = 1, int = 1}
# gdb-check: square = {kind = 1, int = 1}
# gdb: next
# gdb: tbreak 12
# gdb: delete 1
# gdb: continue
# gdb-check: total \(k=.*\) at .*generator_frames.py:12
# gdb: print *(struct numbers *) g.generator
# gdb-check: limit = {kind = 1, int = 3}, count = {kind = 1, int = 1}, square = {kind = 1, int = 1}
# gdb-absent: <optimized out>
