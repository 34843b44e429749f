import out_of_c_into_a_callback

def each(n: "int") -> "int":
    doubled = n * 2
    return doubled

def work():
    return twice(each, 5)           #break

print(work())
# shows: control
# gdb: step
# gdb-check: twice \(f=0x[0-9a-f]+ <each>, n=5\) at .*out_of_c_into_a_callback.c:\d
# gdb: advance 3
# gdb: step
# gdb-check: each \(n=5\) at out_of_c_into_a_callback.py:4
# gdb: finish
# gdb-check: Value returned is \$1 = 10
# gdb: bt 2
# gdb-check: #0 .*twice \(f=.*, n=.*\) at .*out_of_c_into_a_callback.c:3
# gdb-check: in work \(\) at out_of_c_into_a_callback.py:8
# gdb: finish
# gdb-check: work \(\) at out_of_c_into_a_callback.py:8
# gdb-check: Value returned is \$2 = 20
