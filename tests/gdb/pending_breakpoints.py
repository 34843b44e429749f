def square(n):
    return n * n

def cube(n):
    return n * square(n)

print(cube(3))
# shows: lines
# before: break square
# before: tbreak pending_breakpoints.py:5
# before: info breakpoints
# gdb-check: square
# gdb-check: <PENDING> +square
# gdb-check: Temporary breakpoint 2, cube \(n=.*\) at pending_breakpoints.py:5
# gdb: continue
# gdb-check: Breakpoint 1, square \(n=.*\) at pending_breakpoints.py:2
# gdb: info breakpoints
# gdb-check: 1 +breakpoint +keep y +0x[0-9a-f]+ in square at pending_breakpoints.py:2
# gdb-check: breakpoint already hit 1 time
# gdb: delete 1
# gdb: continue
# gdb-check: ^27$
