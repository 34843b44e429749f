import c

def wasted():
    strdup("nobody looks at it")   #break
    printf("a line\n")
    return strlen("abc")

wasted()
# Not folded, not replaced by `puts`, not left out: gdb stops in each function that the program names.
# shows: stacks
# gdb: tbreak strdup
# gdb: tbreak printf
# gdb: tbreak puts
# gdb: continue
# gdb-check: Temporary breakpoint [0-9.]+, .*strdup
# gdb: bt 2
# gdb-check: #1 .* wasted \(\) at .*c_calls_are_made.py:4
# gdb: continue
# gdb: bt 2
# gdb-check: #0 .*printf
# gdb-check: #1 .* wasted \(\) at .*c_calls_are_made.py:5
