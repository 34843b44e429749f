def work(items):
    k = 10
    key = lambda item: item * k     #break
    return sorted(items, key=key)

work([2, 1])
# shows: lines
# gdb: delete
# gdb: break lambdas.py:3 if item.kind == 1
# gdb: continue
# gdb-check: <lambda> \(item=.*\) at lambdas.py:3
# gdb: print item
# gdb-check: = {kind = 1, int = 2}
# gdb: print k
# gdb-check: {kind = 1, int = 10}
# gdb: bt
# gdb-check: in work \(items=.*\) at lambdas.py:4
