log = []

def work(n):
    try:
        try:
            log.append(1 / n)
        finally:
            log.append("inner")     #break
    except ZeroDivisionError:
        log.append("outer")         #break
    return log

work(1)
work(0)
# shows: lines
# gdb: print n
# gdb-check: \$1 = {kind = 1, int = 1}
# gdb: next
# gdb-check: ^11\s+return log
# gdb: continue
# gdb-check: finally_and_nested_try.py:8
# gdb: print n
# gdb-check: \$2 = {kind = 1, int = 0}
# gdb: continue
# gdb-check: finally_and_nested_try.py:10
# gdb: next
# gdb-check: ^11\s+return log
