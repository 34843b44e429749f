def main():
    return sum(i for i in range(1000))

print(main())
# shows: perf: time
# run: perf stat -e task-clock {dwarfpython} {program}
# check: ^499500$
# check: task-clock
