def square(n):
    result = n * n
    return result              #break

total = 0
for k in range(5):
    total = total + square(k)
for x in [0.5, 1.5]:
    total = total + square(x)
# shows: control
# gdb: delete
# gdb: break square if n.kind == 1 && n.int == 3
# gdb: continue
# gdb-check: square \(n=.*\) at .*condition_on_a_variable.py:2
# gdb: info args
# gdb-check: n = {kind = 1, int = 3}
# gdb: delete
# gdb: tbreak condition_on_a_variable.py:3 if n.kind == 2
# gdb: continue
# gdb: print n
# gdb-check: \$1 = {kind = 2, float = 0.5}
# gdb: print n.float * 4
# gdb-check: \$2 = 2
# gdb: finish
# gdb-check: in <module> \(\) at .*condition_on_a_variable.py:9
# gdb: print total
# gdb-check: {kind = 1, int = 30}
