def work(n):
    total = n + 1
    return total                   #break

work(1)
# lacks: change
# gdb: set var total = 5
# gdb: print total
# gdb-check: {kind = 1, int = 2}
# gdb-check: Invalid cast
