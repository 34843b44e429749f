def inner(n):
    for i in range(n):
        yield i * 2                 #break

def outer(n):
    for x in inner(n):
        yield x + 1

def work():
    return sum(outer(3))

print(work())
# shows: stacks
# gdb: bt
# gdb-check: #0 +inner \(n=.*\) at generator_on_generator.py:3
# gdb-check: in outer \(n=.*\) at generator_on_generator.py:6
# gdb-check: in work \(\) at generator_on_generator.py:10
# gdb: frame function outer
# gdb: info locals
# gdb-check: ^x = {kind = 0}
# gdb: frame 0
# gdb: continue
# gdb: info locals
# gdb-check: ^i = .*1
# gdb: finish
# gdb: next
# gdb-check: outer \(n=.*\) at generator_on_generator.py:\d|yield x \+ 1
