import c

def squares(n):
    found = []
    for i in range(n):
        found.append(i * i)
    return found

def blocks():
    return malloc(100000)

blocks()
print(len(squares(200)))
# shows: callgrind: functions
# shows: massif: memory
# run: valgrind --tool=callgrind --callgrind-out-file=calls {dwarfpython} {program}
# check: ^200$
# run: callgrind_annotate calls
# check: callgrind_and_massif.py:squares \[
# run: valgrind --tool=massif --massif-out-file=heap {dwarfpython} {program}
# check: ^200$
# run: ms_print heap
# check: 100,000B\) 0x[0-9A-F]+: blocks \(callgrind_and_massif.py:10\)
# check: <module> \(callgrind_and_massif.py:12\)
