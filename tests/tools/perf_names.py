def weigh(n):
    total = 0
    for i in range(n):
        total = (total + i * 7) % 1000003
    return total

def main():
    return weigh(4000000)

print(main())
# shows: perf: functions
# shows: perf: stacks
# shows: perf: lines
# shows: perf: source
# run: perf record -q -g -o samples {dwarfpython} {program}
# check: ^\d+$
# run: perf report -i samples --stdio --no-children
# check: \[\.\] weigh
# check: ---weigh
# check: ^\s+main$
# check: ^\s+<module>$
# run: perf annotate -i samples --stdio weigh
# check: total = \(total
