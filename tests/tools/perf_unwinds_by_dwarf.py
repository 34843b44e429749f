def weigh(n):
    total = 0
    for i in range(n):
        total = (total + i * 7) % 1000003
    return total

def main():
    return weigh(3000000)

print(main())
# slow
# shows: perf: functions
# shows: perf: stacks
# shows: perf: time
# run: {dwarfpython} {program}
# check: ^[0-9]+$
# run: perf record -q --call-graph dwarf,4096 -F 500 -o samples {dwarfpython} {program}
# check: ^[0-9]+$
# run: perf script -i samples
# check: [0-9a-f]+ weigh\+0x[0-9a-f]+ \(.*images/[0-9a-f]{32}.so\)
# check: [0-9a-f]+ main\+0x[0-9a-f]+
# check: [0-9a-f]+ <module>\+0x[0-9a-f]+
# run: perf report -i samples --stdio --no-children --percent-limit 5
# check: \[\.\] weigh
