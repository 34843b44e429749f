import c

def fill(block, n):
    for i in range(n):
        block[i] = i * i

def work():
    block = cast("int *", malloc(16))
    fill(block, 4)
    beyond = block[4]
    free(block)
    return beyond + block[0]

work()
# shows: memcheck: lines
# shows: memcheck: memory
# run: valgrind {dwarfpython} {program}
# check: Invalid read of size 4
# check: at 0x[0-9A-F]+: work \(memcheck_invalid_read.py:10\)
# check: by 0x[0-9A-F]+: <module> \(memcheck_invalid_read.py:14\)
# check: Address 0x[0-9a-f]+ is 0 bytes after a block of size 16 alloc'd
# check: at 0x[0-9A-F]+: malloc
# check: by 0x[0-9A-F]+: work \(memcheck_invalid_read.py:8\)
# check: Invalid read of size 4
# check: at 0x[0-9A-F]+: work \(memcheck_invalid_read.py:12\)
# check: Address 0x[0-9a-f]+ is 0 bytes inside a block of size 16 free'd
# check: by 0x[0-9A-F]+: work \(memcheck_invalid_read.py:11\)
# check: ERROR SUMMARY: 2 errors from 2 contexts
# absent: \?\?\?
