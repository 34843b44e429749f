import c

def in_python(n):
    found = []
    for i in range(n):
        found.append(bytes(1000))
    return found

def in_c(n):
    for i in range(n):
        malloc(2000)

def main():
    kept = in_python(300)
    in_c(200)
    print(len(kept))

main()
# shows: heaptrack: functions
# shows: heaptrack: lines
# shows: heaptrack: stacks
# shows: heaptrack: memory
# run: {dwarfpython} {program}
# check: ^300$
# run: heaptrack -o trace {dwarfpython} {program}
# check: ^300$
# run: sh -c "heaptrack_print -f trace*"
# check: PEAK MEMORY CONSUMERS
# check: 400.00K peak memory consumed over 200 calls from
# check: ^in_c$
# check: at .*heaptrack_names_python_lines.py:11
# check: main
# check: at .*heaptrack_names_python_lines.py:15
# check: peak memory consumed over [0-9]+ calls from
# check: in_python
# check: at .*heaptrack_names_python_lines.py:6
