import c

class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        new = self.x + by
        return new

def compare(a, b):
    d = a - b
    return d

def sort(numbers):
    when = timespec(3, 500)
    half = 0.5
    qsort(numbers, len(numbers), 8, compare)
    return numbers

def twice(n: "long") -> "long":
    return n * 2

print(sort([5, 2]), twice(1), Point(3).moved(4))
# lldb 14 takes the units for C. It does not know variant parts and shows a value by the members of a result: its kind says which counts.
# shows: lldb: functions
# shows: lldb: lines
# shows: lldb: source
# shows: lldb: stacks
# shows: lldb: variables
# lacks: lldb: values
# shows: lldb: control
# shows: lldb: change
# run: {dwarfpython} {program}
# check: ^\[2, 5\] 2 7$
# run: lldb --batch -o "breakpoint set --file lldb_stops_at_lines.py --line 13" -o run -o bt -o "frame variable" -o "expression -l c -- (long)twice(21)" -o "frame select 4" -o continue -o kill -- {dwarfpython} {program}
# check: stop reason = breakpoint 1.1
# check: -> 13 +.*return d
# check: frame #0: 0x[0-9a-f]+ [0-9a-f]{32}.so`compare\(a=\(.*\) at lldb_stops_at_lines.py:13
# check: libc.so.6`.*(qsort|msort)
# check: sort\(numbers=.*\) at lldb_stops_at_lines.py:18
# check: <module> at lldb_stops_at_lines.py:24
# check: \(val\) a = .*kind = DPY_INT, int = 5,
# check: \(val\) b = .*kind = DPY_INT, int = 2,
# check: \(val\) d = .*kind = DPY_INT, int = 3,
# check: \(long\) \$0 = 42
# run: lldb --batch -o "breakpoint set --file lldb_stops_at_lines.py --line 19" -o run -o "frame variable" -o "frame variable *when" -o "breakpoint set --name twice" -o continue -o "frame variable n" -o kill -- {dwarfpython} {program}
# check: \(timespec \*\) when = 0x
# check: \(double\) half = 0.5
# check: tv_sec = 3
# check: \(long\) n = 1
# run: lldb --batch -o "breakpoint set --file lldb_stops_at_lines.py --line 9" -o run -o "frame variable new.int" -o kill -- {dwarfpython} {program}
# check: new.int = 7
# run: lldb --batch -o "breakpoint set --name sort" -o run -o next -o step -o "breakpoint list" -o kill -- {dwarfpython} {program}
# check: stop reason = breakpoint 1\.[0-9]
# check: sort\(.*\) at lldb_stops_at_lines.py:16
# check: sort\(.*\) at lldb_stops_at_lines.py:17
