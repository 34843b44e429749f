# mode: -O0
def work(n):
    total = 0
    for i in range(n):
        total = total + i
    text = "done"
    return total                   #break

print(work(4))
# shows: change
# gdb: info locals
# gdb-check: total = {kind = 1, int = 6}
# gdb-check: i = 3
# gdb-check: text = .*"done"
# gdb: bt 2
# gdb-check: #0  work \(n=.*\) at .*without_optimisation.py:7
# gdb-check: #1  .* in <module> \(\) at .*without_optimisation.py:9
# gdb: set var total.int = 60
# gdb: finish
# gdb: continue
# gdb-check: ^60$
# gdb-absent: <optimized out>
