# gdbinit
class Refused(Exception):
    pass

def check(n):
    if n > 1:
        raise Refused("no", n)
    return n

try:
    check(1)
    check(2)
except Refused as error:
    print("refused")                #break
# shows: values
# before: break dpy_raised
# gdb-check: dpy_raised \(class=0x[0-9a-f]+ "Refused", exception=Refused\('no', 2\)\)
# gdb: frame function check
# gdb: info args
# gdb-check: n = 2
# gdb: continue
# gdb: print error
# gdb-check: = Refused\('no', 2\)
