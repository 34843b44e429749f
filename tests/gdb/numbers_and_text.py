import c

def work(text):
    count = 3
    ratio = 1.5
    flag = count > 2
    word = "typed"
    found = strstr(text, "b")
    array = new("int[3]", [1, 2, 3])
    nothing = None
    return count                   #break

work("abc")
# shows: values
# gdb: print count
# gdb-check: \$1 = 3
# gdb: print ratio
# gdb-check: \$2 = 1.5
# gdb: print flag
# gdb-check: \$3 = (true|1)
# gdb: print word
# gdb-check: \$4 = .*"typed"
# gdb: print found
# gdb-check: \$5 = 0x.* "bc"
# gdb: print *array
# gdb-check: \$6 = {1, 2, 3}
# gdb: print text
# gdb-check: \$7 = {kind = 5, str = 0x.* "abc"}
# gdb-absent: <optimized out>
