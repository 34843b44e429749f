import c

def total(items):
    s = 0                          #break
    for item in items:
        s += item
    return s

def shift(n):
    when = timespec(1, 2)
    text = "unset"
    for i in range(n):
        when.tv_nsec += i
    return when                    # line 14

total([3, 4])
shift(3)
# shows: control
# gdb: next
# gdb: watch s
# gdb-check: Hardware watchpoint 2: s
# gdb: continue
# gdb-check: Old value = {kind = 1, int = 0}
# gdb-check: New value = {kind = 1, int = 3}
# gdb: continue
# gdb-check: New value = {kind = 1, int = 7}
# gdb: delete 2
# gdb: until 7
# gdb-check: total \(items=.*\) at .*watch_until_advance.py:7
# gdb: print s
# gdb-check: {kind = 1, int = 7}
# gdb: tbreak shift
# gdb: continue
# gdb-check: Temporary breakpoint [0-9.]+, shift \(n=.*\) at .*watch_until_advance.py:10
# gdb: info locals
# gdb-check: when = 0x0
# gdb-check: i = 0
# gdb: advance 12
# gdb-check: shift \(n=.*\) at .*watch_until_advance.py:12
# gdb: watch when->tv_nsec
# gdb: continue
# gdb-check: Old value = 2
# gdb-check: New value = 3
# gdb: continue
# gdb-check: Old value = 3
# gdb-check: New value = 5
# gdb: advance 14
# gdb-check: shift \(n=.*\) at .*watch_until_advance.py:14
# gdb: info breakpoints
# gdb-check: hw watchpoint +keep y +when->tv_nsec
# gdb-absent: <optimized out>
