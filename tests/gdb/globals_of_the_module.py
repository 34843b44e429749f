limit = 3
name = "globals"
ratio = 0.5

def work(n):
    global limit
    limit = limit + n
    return limit                   #break

work(4)
# shows: variables
# gdb: print limit
# gdb-check: \$1 = {kind = 1, int = 7}
# gdb: print name
# gdb-check: \$2 = {kind = 5, str = 0x.* "globals"}
# gdb: print ratio.float * 4
# gdb-check: \$3 = 2
# gdb: info variables -q ^ratio$
# gdb-check: ratio;
