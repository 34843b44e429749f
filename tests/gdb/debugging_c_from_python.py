import debugging_c_from_python

def each(number):
    return number * 2

def work(numbers):
    total = accumulate(numbers, len(numbers), each)
    return total

print(work([1, 2, 3]))
# Breakpoints, conditions and variables in C; the Python that called it is further up.
# shows: stacks
# before: break debugging_c_from_python.c:8 if i == 1
# gdb-check: accumulate \(numbers=0x[0-9a-f]+, n=3, f=0x[0-9a-f]+ <each.*>\) at .*debugging_c_from_python.c:8
# gdb: print sum
# gdb-check: \$1 = 2
# gdb: print numbers[1]@2
# gdb-check: \$2 = {2, 3}
# gdb: up
# gdb-check: work \(numbers=.*\) at debugging_c_from_python.py:7
# gdb: info args
# gdb-check: numbers = {kind = 8, list = 0x
# gdb: down
# gdb: set var sum = 100
# gdb: tbreak each
# gdb: continue
# gdb-check: each \(number=.*\) at debugging_c_from_python.py:4
# gdb: bt
# gdb-check: in accumulate \(numbers=.*, n=3, f=.*\) at .*debugging_c_from_python.c:8
# gdb-check: in work \(numbers=.*\) at debugging_c_from_python.py:7
# gdb: print calls
# gdb-check: = 2
# gdb: delete
# gdb: continue
# gdb-check: ^110$
