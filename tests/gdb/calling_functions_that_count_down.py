def power(base: "double", n: "long") -> "double":
    result = 1.0
    while n > 0:
        result *= base
        n -= 1                      #break
    return result

print(power(2, 3))
# A parameter that may grow beyond its C type: the function is still called by the type.
# shows: change
# gdb-check: power \(base=2\) at .*:5
# gdb: delete
# gdb: print power(3, 4)
# gdb-check: = 81
# gdb: print n
# gdb-check: {kind = 1, int = 3}
# gdb: next
# gdb: print n
# gdb-check: {kind = 1, int = 2}
# gdb: whatis power
# gdb-check: type = double \(float, long\)
# gdb: print base
# gdb-check: = 2$
