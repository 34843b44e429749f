import c

def kept(n):
    found = []
    for i in range(n):
        found.append(bytes(1000))
    return found

def lost(n):
    for i in range(n):
        malloc(2000)

def main():
    k = kept(500)
    lost(500)
    print(len(k))

main()
# shows: memcheck: memory
# shows: massif: memory
# shows: cachegrind: functions
# run: {dwarfpython} {program}
# check: ^500$
# run: {dwarfpython} --valgrind {program}
# check: Memcheck, a memory error detector
# check: (1,000,000 bytes in 500|998,000 bytes in 499) blocks are definitely lost
# check: by 0x[0-9A-F]+: lost \(valgrind_wrapper.py:11\)
# check: by 0x[0-9A-F]+: <module> \(valgrind_wrapper.py:18\)
# run: {dwarfpython} --valgrind=massif {program}
# check: ^500$
# run: sh -c "ms_print massif.out.*"
# check: 1,000,000B\) 0x[0-9A-F]+: lost \(valgrind_wrapper.py:11\)
# check: kept \(valgrind_wrapper.py:6\)
# run: {dwarfpython} --valgrind=cachegrind {program}
# run: sh -c "cg_annotate --threshold=0 cachegrind.out.*"
# check: valgrind_wrapper.py:kept
# run: {dwarfpython} --valgrind=helgrind {program}
# check: ERROR SUMMARY: 0 errors
