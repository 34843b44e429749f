def counter(start):
    count = start
    def add(step):
        nonlocal count
        count = count + step
        return count               #break
    return add

add = counter(10)
add(5)
# shows: variables
# gdb: info locals
# gdb-check: count = .*{kind = 1, int = 15}
# gdb: print step
# gdb-check: \$1 = {kind = 1, int = 5}
# gdb: bt 3
# gdb-check: #0  (counter.<locals>.)?add \(.*\) at .*closure_variables.py:6
# gdb: tbreak counter
# gdb-check: Temporary breakpoint 2 at .*closure_variables.py
# gdb-absent: <optimized out>
