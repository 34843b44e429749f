# mode: --calls=ffi
import c

def compare(a, b):
    d = a - b
    return d                        #break

def sort(numbers):
    qsort(numbers, len(numbers), 8, compare)
    return numbers

sort([5, 2])
# Also where every call goes through libffi, the stack has the program's frames.
# shows: stacks
# gdb: bt
# gdb-check: #0 +compare \(a=.*, b=.*\) at through_libffi.py:6
# gdb-check: ffi_c
# gdb-check: in sort \(numbers=.*\) at through_libffi.py:9
# gdb: info locals
# gdb-check: d = {kind = 1, int = 3}
