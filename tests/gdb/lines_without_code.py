def first(numbers):
    for n in numbers:
        if n == 1:
            continue               #break
        if n == 3:
            break                  #break
        try:                       #break
            m = n
        finally:
            pass                   #break
    while n:
        n -= 1                     #break
    if n:
        return n
    else:
        pass                       #break

first([1, 2, 3, 4])
# shows: lines
# gdb: print n
# gdb-check: \$1 = {kind = 1, int = 1}
# gdb: continue
# gdb-check: lines_without_code.py:7
# gdb: print n
# gdb-check: \$2 = {kind = 1, int = 2}
# gdb: continue
# gdb-check: lines_without_code.py:10
# gdb: next
# gdb-check: ^2\s+for n in numbers
# gdb: continue
# gdb-check: lines_without_code.py:6
# gdb: next
# gdb-check: ^11\s+while n:
# gdb: delete 5
# gdb: continue
# gdb-check: lines_without_code.py:16
# gdb: print n
# gdb-check: {kind = 1, int = 0}
