def scale(x: "double", n: "int") -> "double":
    y = x * n
    return y                       #break

s = 0.0
for i in range(10):
    s += scale(0.5, i)
print(s)
# shows: control
# gdb: info args
# gdb-check: x = 0.5
# gdb-check: n = 0
# gdb: print y
# gdb-check: \$1 = 0
# gdb: delete
# gdb: tbreak typed_conditions.py:3 if n == 7 && y > 3
# gdb: continue
# gdb: print y
# gdb-check: \$2 = 3.5
# gdb: tbreak typed_conditions.py:7 if i.int == 9
# gdb: continue
# gdb: print s
# gdb-check: \$3 = {kind = 2, float = 18}
# gdb: info breakpoints
# gdb-absent: <optimized out>
