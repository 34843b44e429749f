import c

def compare(a: "const long *", b: "const long *") -> "int":
    lost[0] = 1
    return -1 if a[0] < b[0] else 1

lost = cast("char *", malloc(1)) + 1
qsort([2, 1], 2, 8, compare)
# shows: memcheck: stacks
# run: valgrind -q {dwarfpython} {program}
# check: Invalid write of size 1
# check: (at|by) 0x[0-9A-F]+: compare.* \(memcheck_invalid_write_in_a_callback.py:4\)
# check: by 0x[0-9A-F]+: (msort|qsort)
# check: by 0x[0-9A-F]+: <module> \(memcheck_invalid_write_in_a_callback.py:8\)
# check: by 0x[0-9A-F]+: <module> \(memcheck_invalid_write_in_a_callback.py:7\)
# absent: \?\?\?
