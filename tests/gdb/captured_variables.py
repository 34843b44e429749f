def maker(start):
    count = start
    def add(k):
        nonlocal count
        count += k
        return count
    add(1)
    last = add(2)
    return last                    #break

maker(5)
# shows: variables
# gdb: print count
# gdb-check: \$1 = {kind = 1, int = 8}
# gdb: info locals
# gdb-check: count = .*{kind = 1, int = 8}
# gdb: print last
# gdb-check: {kind = 1, int = 8}
# gdb-absent: <optimized out>
