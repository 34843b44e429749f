import c

def first(block):
    if block[0] > 3:
        return 1
    return 2

first(cast("int *", malloc(16)))
# shows: memcheck: memory
# run: valgrind -q --track-origins=yes {dwarfpython} {program}
# check: Conditional jump or move depends on uninitialised value
# check: at 0x[0-9A-F]+: first \(memcheck_uninitialised.py:4\)
# check: Uninitialised value was created by a heap allocation
# check: by 0x[0-9A-F]+: <module> \(memcheck_uninitialised.py:8\)
