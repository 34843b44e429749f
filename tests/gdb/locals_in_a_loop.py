def loop(n):
    s = 0
    for i in range(n):
        if i % 2 == 0:
            s = s + i          #break
        else:
            s = s - 1
    return s

print(loop(4))
# shows: variables
# gdb: info args
# gdb-check: n = {kind = 1, int = 4}
# gdb: info locals
# gdb-check: s = {kind = 1, int = 0}
# gdb-check: i = 0
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: next
# gdb-check: if i % 2 == 0:
# gdb: next
# gdb-check: s = s - 1
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: info locals
# gdb-check: s = {kind = 1, int = -1}
# gdb-check: i = 1
# gdb-absent: <optimized out>
