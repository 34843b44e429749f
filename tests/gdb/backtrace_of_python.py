def inner(text, count):
    both = text * count
    return both                #break

def outer(count):
    return inner("ab", count)

value = outer(2)
value = value + "!"
# shows: stacks
# gdb: bt
# gdb-check: #0  inner \(text=\.\.\., count=\.\.\.\) at .*backtrace_of_python.py:3
# gdb-check: #1  .* in outer \(count=\.\.\.\) at .*backtrace_of_python.py:6
# gdb-check: #2  .* in <module> \(\) at .*backtrace_of_python.py:8
# gdb: info locals
# gdb-check: both = {kind = 5, str = 0x[0-9a-f]+ "abab"}
# gdb: up
# gdb: info args
# gdb-check: count = {kind = 1, int = 2}
# gdb: step
# gdb-check: <module> \(\) at .*backtrace_of_python.py:9
# gdb: print value
# gdb-check: {kind = 5, str = 0x[0-9a-f]+ "abab"}
