import c

def compare(a, b):
    d = a - b
    return d

def sort(numbers):
    qsort(numbers, len(numbers), 8, compare)
    return numbers

def twice(n: "long") -> "long":
    return n * 2

print(sort([5, 2]), twice(1))
# lldb 14 knows no language Python, so it shows no variables. It calls functions.
# shows: lldb: functions
# shows: lldb: lines
# shows: lldb: source
# shows: lldb: stacks
# shows: lldb: control
# shows: lldb: change
# lacks: lldb: variables
# run: {dwarfpython} {program}
# check: ^\[2, 5\] 2$
# run: lldb --batch -o "breakpoint set --file lldb_stops_at_lines.py --line 5" -o run -o bt -o "expression -l c -- (long)twice(21)" -o continue -o kill -- {dwarfpython} {program}
# check: stop reason = breakpoint 1.1
# check: -> 5 +.*return d
# check: frame #0: 0x[0-9a-f]+ [0-9a-f]{32}.so`compare at lldb_stops_at_lines.py:5
# check: libc.so.6`.*(qsort|msort)
# check: sort at lldb_stops_at_lines.py:8
# check: <module> at lldb_stops_at_lines.py:14
# check: \(long\) \$0 = 42
# run: lldb --batch -o "breakpoint set --name sort" -o run -o next -o step -o "breakpoint list" -o kill -- {dwarfpython} {program}
# check: stop reason = breakpoint 1\.[0-9]
# check: sort at lldb_stops_at_lines.py:8
