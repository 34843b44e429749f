c = 0                                   #break

def numbers(limit):
    count = 0
    while count < limit:
        got = yield count
        count += 1

g = numbers(3)
for n in g:
    print(n)
# shows: lines
# gdb: break numbers
# gdb-check: Breakpoint 2 at .*generator_by_name.py
# gdb: continue
# gdb-check: Breakpoint 2, numbers \(limit=\.\.\.\) at .*generator_by_name.py:3
# gdb: next
# gdb-check: 4\s+count = 0
# gdb: continue
# gdb-check: Breakpoint 2, numbers \(limit=\.\.\.\)
# gdb: print limit
# gdb-check: \$1 = {kind = 1, int = 3}
# gdb: next
# gdb-check: 7\s+count \+= 1
# gdb: bt 2
# gdb-check: #0  numbers
# gdb-check: #1  .* dpy_generator_resume
# gdb-absent: <optimized out>
# gdb-absent: error reading
