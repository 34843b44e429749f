def fact(n: "long") -> "long":
    if n < 2:
        return 1
    return n * fact(n - 1)

def mean(a: "double", b: "double") -> "double":
    return (a + b) / 2

def greet(name: "const char *") -> "const char *":
    return strdup(name)

import c
print(fact(3))                      #break
# shows: change
# gdb: print fact(5)
# gdb-check: \$1 = 120
# gdb: print fact(4) * 2 + fact(3)
# gdb-check: \$2 = 54
# gdb: print mean(1, 2)
# gdb-check: \$3 = 1.5
# gdb: print greet("world")
# gdb-check: \$4 = 0x[0-9a-f]+ "world"
# gdb: ptype fact
# gdb-check: type = long \(int\)
# gdb: ptype mean
# gdb-check: type = double \(float, float\)
# gdb: tbreak calling_typed_functions.py:fact if n == 2
# gdb: continue
# gdb-check: fact \(n=2\) at
# gdb: print n + fact(n)
# gdb-check: \$5 = 4
