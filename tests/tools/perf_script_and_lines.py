import c

def compare(a, b):
    return a - b

def sort(n):
    numbers = [i * 7919 % 10007 for i in range(n)]
    qsort(numbers, len(numbers), 8, compare)
    return numbers

def main():
    for i in range(15):
        sort(6000)
    return True

print(main())
# Stacks through C, for flame graphs; costs by source line.
# shows: perf: stacks
# shows: perf: lines
# shows: perf: source
# run: {dwarfpython} {program}
# check: ^True$
# run: perf record -q --call-graph dwarf,16384 -F 199 -o samples {dwarfpython} {program}
# check: ^True$
# run: sh -c "perf script -i samples -F comm,ip,sym | awk '/^[^ \\t]/ {{ print s; s = \"\" }} NF {{ s = $2 \";\" s }} END {{ print s }}' | grep 'sort;.*compare' | head -1"
# check: <module>;main;sort;.*qsort.*;compare
# run: perf report -i samples --stdio --no-children -g none --sort srcline --percent-limit 1
# check: perf_script_and_lines.py:4
# run: perf annotate -i samples --stdio compare
# check: return a - b
