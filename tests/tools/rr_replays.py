def work(n):
    total = 0
    for i in range(n):
        total += i
    return total

print(work(10))
# shows: rr: control
# run: rr record -o trace {dwarfpython} {program}
# check: ^45$
# run: rr replay trace -- -nx -batch -ex "break work" -ex continue -ex "next" -ex "reverse-next" -ex "info locals"
# check: work \(n=
