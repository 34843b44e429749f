def weigh(n):
    total = 0
    for i in range(n):
        total = (total + i * 7) % 1000003
    return total

print(weigh(100000))
# slow
# shows: cachegrind: functions
# shows: cachegrind: lines
# shows: cachegrind: source
# shows: cachegrind: time
# run: {dwarfpython} {program}
# check: ^[0-9]+$
# run: valgrind --tool=cachegrind --cachegrind-out-file=costs {dwarfpython} {program}
# run: cg_annotate --auto=yes costs
# check: cachegrind_annotates_source.py:weigh
# check: Auto-annotated source: .*cachegrind_annotates_source.py
# check: [0-9,]+ .* +total = \(total \+ i \* 7\) % 1000003
