def scaled(values, k):
    x = "outer"
    made = [x * k
            for x in values
            if x > 1]                   #break
    return made, x

print(scaled([1, 2, 3], 10))
# shows: stacks
# gdb: bt 2
# gdb-check: #0 .* <listcomp> \(\) at .*comprehension_is_a_frame.py:5
# gdb-check: #1 .* scaled \(values=.*, k=.*\) at .*comprehension_is_a_frame.py:3
# gdb: info locals
# gdb-check: ^x = {kind = 1, int = 1}
# gdb: up
# gdb: info locals
# gdb-check: ^x = {kind = 5, str = 0x[0-9a-f]+ "outer"}
# gdb: continue
# gdb: print x
# gdb-check: \$1 = {kind = 1, int = 2}
# gdb: tbreak 6
# gdb: delete 1
# gdb: continue
# gdb-check: scaled \(.*\) at .*comprehension_is_a_frame.py:6
# gdb: print *made.list
# gdb-check: length = 2
# gdb-absent: <optimized out>
