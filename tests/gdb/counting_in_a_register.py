import counting_in_a_register

def total(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        p.n = p.n + i              #break
        p.small = p.small + 1
    return p.n

def until(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        p.small = p.small + 1
        if p.n > 2:
            break
        p.n = p.n + i
    return p.n

p = cell_new(0)
total(p, 10000)
until(p, 10000)
p.n = 2**63 - 12
try:
    total(p, 10000)
except OverflowError:
    pass
# shows: variables
# gdb: print i
# gdb-check: \$1 = 0
# gdb: print p->n
# gdb-check: \$2 = 0
# gdb: next
# gdb-check: p.small = p.small \+ 1
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: info locals
# gdb-check: ^i = 0
# gdb: next
# gdb-check: p.n = p.n \+ i
# gdb: info locals
# gdb-check: ^i = 1
# gdb: set var i = 5
# gdb: delete
# gdb: break counting_in_a_register.py:6 if i == 4097
# gdb: continue
# gdb-check: p.small = p.small \+ 1
# gdb: info locals
# gdb-check: ^i = 4097
# gdb: print *p
# gdb-check: {n = 8394753, small = 4097}
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: info locals
# gdb-check: ^i = 4097
# gdb: next
# gdb-check: p.n = p.n \+ i
# gdb: print i
# gdb-check: = 4098
# gdb: delete
# gdb: break counting_in_a_register.py:7
# gdb: continue
# gdb-check: return p.n
# gdb: info locals
# gdb-check: ^i = 9999
# gdb: print *p
# gdb-check: {n = 49995000, small = 10000}
# gdb: delete
# gdb: break counting_in_a_register.py:11
# gdb: continue
# gdb-check: p.small = p.small \+ 1
# gdb: set var p->n = 0
# gdb: next
# gdb: next
# gdb: next
# gdb-check: for i in range\(n\):
# gdb: next
# gdb-check: p.small = p.small \+ 1
# gdb: print i
# gdb-check: = 1
# gdb: delete
# gdb: break counting_in_a_register.py:15
# gdb: continue
# gdb-check: return p.n
# gdb: info locals
# gdb-check: ^i = 3
# gdb: print *p
# gdb-check: {n = 3, small = 10004}
# gdb: break dpy_traceback_add
# gdb: continue
# gdb: up
# gdb-check: total \(.*counting_in_a_register.py:5
# gdb: info locals
# gdb-check: ^i = 5
# gdb: print *p
# gdb-check: {n = 9223372036854775806, small = 10009}
# gdb-check: Left operand of assignment is not an lvalue
# gdb-absent: <optimized out>
