def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)

def unused(): pass

def start():                       #break
    return fact(5)

start()
# shows: lines
# gdb: info line fact
# gdb-check: Line 1 of ".*break_by_name.py" starts at .*<fact>
# gdb: break fact if n.int == 1
# gdb: break start
# gdb: continue
# gdb-check: start \(\) at .*break_by_name.py:9
# gdb: continue
# gdb-check: fact \(n=.*\) at .*break_by_name.py:2
# gdb: bt
# gdb-check: #0  fact
# gdb-check: #4 .* in fact \(n=.*\) at .*break_by_name.py:4
# gdb-check: #5 .* in start \(\) at .*break_by_name.py:9
# gdb: frame 3
# gdb: print n
# gdb-check: {kind = 1, int = 4}
# gdb: down
# gdb: print n
# gdb-check: {kind = 1, int = 3}
# gdb: list fact
# gdb-check: def fact\(n\):
