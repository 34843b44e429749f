def fact(n):
    return 1 if n < 2 else n * fact(n - 1)

def scaled(n: "long", by: "double") -> "double":
    return n * by

def text(n):
    return "ab" * n

def nothing(n):
    pass

fact(5)
scaled(3, 1.5)
text(2)
nothing(1)
# Values in registers: the kind says which member counts.
# shows: values
# before: tbreak fact
# before: tbreak scaled
# before: tbreak text
# before: tbreak nothing
# gdb-check: fact \(n=.*\) at
# gdb: finish
# gdb-check: Value returned is \$1 = {kind = DPY_INT, int = 120, .*}
# gdb: print $1.int + 1
# gdb-check: \$2 = 121
# gdb: continue
# gdb-check: scaled \(n=3, by=1.5\) at
# gdb: finish
# gdb-check: Value returned is \$3 = 4.5
# gdb: continue
# gdb: finish
# gdb-check: Value returned is \$4 = {kind = DPY_STR, .* str = 0x[0-9a-f]+ "abab", type = 5}
# gdb: continue
# gdb: finish
# gdb-check: Value returned is \$5 = {kind = DPY_NONE, int = 0,
