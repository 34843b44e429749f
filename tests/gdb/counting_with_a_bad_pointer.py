import counting_with_a_bad_pointer

def total(p: "struct cell *", q: "struct cell *", n: "long") -> "long":
    for i in range(n):
        p.n = p.n + i              #break
        if i > 1:
            q.n = p.n
    return p.n

p = cell_new(0)
total(p, p, 1)
try:
    total(p, None, 4)
except ValueError:
    pass
# shows: variables
# gdb: continue
# gdb-check: p.n = p.n \+ i
# gdb: print i
# gdb-check: \$1 = 0
# gdb: next
# gdb-check: if i > 1:
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: info locals
# gdb-check: ^i = 0
# gdb: continue
# gdb-check: p.n = p.n \+ i
# gdb: print i
# gdb-check: \$2 = 1
# gdb: continue
# gdb: info locals
# gdb-check: ^i = 2
# gdb: next
# gdb: next
# gdb-check: q.n = p.n
# gdb: info locals
# gdb-check: ^i = 2
# gdb: break dpy_traceback_add
# gdb: continue
# gdb: up
# gdb-check: counting_with_a_bad_pointer.py:7
# gdb: info locals
# gdb-check: ^i = 2
# gdb-absent: careful
# gdb-absent: <optimized out>
