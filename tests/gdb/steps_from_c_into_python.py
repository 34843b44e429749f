import steps_from_c_into_python

def double(n: "int") -> "int":
    r = 2 * n
    return r

print(apply(double, 20))           #break
# shows: control
# gdb: step
# gdb-check: apply \(f=.*double.*, n=20\) at
# gdb: next
# gdb-check: return f\(m\)
# gdb: step
# gdb-check: double \(n=21.*\) at .*steps_from_c_into_python.py:4
# gdb: next
# gdb: print r
# gdb-check: \$1 = {kind = 1, int = 42}
