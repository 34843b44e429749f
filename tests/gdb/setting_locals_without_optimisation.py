# mode: -O0
def work(n, k: "long" = 0):
    total = n
    text = "old"
    ratio = 0.5
    flag = False
    return total, text, ratio, flag, n      #break

def typed(n: "long") -> "long":
    m: "long" = n
    return m                        #break

print(work(4))
print(typed(5))
# shows: change
# gdb: set var total.int = 60
# gdb: set var ratio = 2.25
# gdb: set var n = total
# gdb: info locals
# gdb-check: total = {kind = 1, int = 60}
# gdb-check: ratio = 2.25
# gdb: continue
# gdb: set var n = 9
# gdb: print n
# gdb-check: = 9
# gdb: set var m = 8
# gdb: continue
# gdb-check: ^\(60, 'old', 2.25, False, 60\)
# gdb-check: ^8$
