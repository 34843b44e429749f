import c

def compare(a, b):
    d = a - b
    return d                       #break

def sort(numbers):
    qsort(numbers, len(numbers), 8, compare)
    return numbers

print(sort([5, 2]))
# shows: stacks
# gdb: bt
# gdb-check: #0  compare \(a=.*, b=.*\) at .*through_qsort.py:5
# gdb-check: #\d+ .*(qsort|msort|0x).*
# gdb-check: #\d+ .* in sort \(numbers=.*\) at .*through_qsort.py:8
# gdb-check: #\d+ .* in <module> \(\) at .*through_qsort.py:11
# gdb-check: #\d+ .*main \(
# gdb: info args
# gdb-check: a = {kind = 1, int = 5}
# gdb-check: b = {kind = 1, int = 2}
# gdb: info locals
# gdb-check: d = {kind = 1, int = 3}
# gdb: delete
# gdb: frame function sort
# gdb: info args
# gdb-check: numbers = {kind = 8, list = 0x.*}
