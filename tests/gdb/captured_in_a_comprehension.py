def makers(values, k):
    made = [lambda: z + k           #break
            for z in values]
    return [f() for f in made]

def lazily(values, k):
    first = k                       #break
    made = [lambda: y + first for y in values]
    yield made[0]()

print(makers([1, 2], 3), *lazily([1, 2], 3))
# Before it has a cell of its own, a variable has no value.
# shows: variables
# gdb-check: makers \(.*\) at .*:2
# gdb: step
# gdb-check: <listcomp> \(\) at .*:2
# gdb: info locals
# gdb-check: ^z = {kind = 0}
# gdb: tbreak lazily
# gdb: delete 1
# gdb: continue
# gdb: continue
# gdb-check: lazily \(.*\) at .*:7
# gdb: info locals
# gdb-check: ^first = {kind = 0}
# gdb: continue
# gdb-check: ^\[5, 5\] 5
# gdb-absent: Cannot access memory
