def inner(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total

def outer(n):
    return inner(n) + inner(2 * n)

def main():
    return sum(outer(500) for i in range(10))

print(main())
# slow
# shows: callgrind: functions
# shows: callgrind: lines
# shows: callgrind: source
# shows: callgrind: stacks
# shows: callgrind: time
# run: {dwarfpython} {program}
# check: ^[0-9]+$
# run: valgrind --tool=callgrind --callgrind-out-file=calls {dwarfpython} {program}
# run: callgrind_annotate --inclusive=yes --tree=both calls
# check: callgrind_calls_and_lines.py:outer \(10x\)
# check: callgrind_calls_and_lines.py:inner \(20x\)
# run: callgrind_annotate --auto=yes calls
# check: Auto-annotated source: .*callgrind_calls_and_lines.py
# check: [0-9,]+ .* +total \+= i % 7
