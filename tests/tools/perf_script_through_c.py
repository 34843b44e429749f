import c

def compare(a, b):
    return a - b

def sort(n):
    numbers = [i * 7919 % 10007 for i in range(n)]
    qsort(numbers, len(numbers), 8, compare)
    return numbers

def main():
    for i in range(30):
        sort(6000)
    return True

print(main())
# Stacks through C, for flame graphs.
# shows: perf: stacks
# run: {dwarfpython} {program}
# check: ^True$
# run: perf record -q --call-graph dwarf,16384 -F 1500 -o samples {dwarfpython} {program}
# check: ^True$
# run: sh -c "perf script -i samples -F comm,ip,sym | awk '/^[^ \\t]/ {{ print s; s = \"\" }} NF {{ s = $2 \";\" s }} END {{ print s }}' | grep 'sort;.*compare' | head -1"
# check: <module>;main;sort;.*qsort.*;compare
