def area_of(n):
    return n * n

def area_sum(a, b):
    return area_of(a) + area_of(b)

def name(n):
    return str(n)

def work():
    return name(area_sum(1, 2))     #break

work()
# shows: control
# gdb: skip function area_of
# gdb: step
# gdb-check: area_sum \(a=.*, b=.*\) at
# gdb: step
# gdb-check: work|<module>|name \(n=.*\)
# gdb: info skip
# gdb-check: area_of
# gdb: rbreak rbreak_and_skip.py:^area_
# gdb-check: struct val area_of\(struct val\);
# gdb-check: struct val area_sum\(struct val, struct val\);
