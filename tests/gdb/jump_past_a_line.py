# mode: -O0
def work(n):
    total = n
    total = total + 100             #break
    total = total + 1
    return total

print(work(4))
# shows: control
# gdb: tbreak 5
# gdb: jump 5
# gdb-check: work \(n=.*\) at .*jump_past_a_line.py:5
# gdb: continue
# gdb-check: ^5$
