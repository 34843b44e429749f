def work(n):
    total = n + 1
    print(total)                    #break
    return total

print(work(4))
# Optimised code reads registers: what is set in the frame has no effect, and does no harm. -O0 reads the frame.
# lacks: change
# gdb: set var total.int = 60
# gdb: print total
# gdb-check: {kind = 1, int = 60}
# gdb: continue
# gdb-check: ^5$
# gdb-check: ^5$
