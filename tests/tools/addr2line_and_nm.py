def outer(a, b):
    def inner(n):
        return n + a
    return inner(b)

def fail(x):
    y = x / 0
    return y

print(outer(1, 2), repr("é"))
# shows: nm: functions
# shows: objdump: source
# shows: readelf: functions
# run: {dwarfpython} {program}
# check: 3 'é'
# run: nm {image}
# check: ^[0-9a-f]+ T <module>$
# check: ^[0-9a-f]+ T fail$
# check: ^[0-9a-f]+ T outer$
# run: gdb -nx -batch -ex "info line outer" -ex "info line 7" -ex "info scope fail" {image}
# check: Line 1 of ".*addr2line_and_nm.py" starts at address 0x[0-9a-f]+ <outer>
# check: Line 7 of ".*addr2line_and_nm.py" starts at address 0x[0-9a-f]+ <fail\+\d+>
# check: Symbol x is a variable .* length 16
# check: Symbol y is a variable .* length 16
# run: objdump -S --no-show-raw-insn {image}
# check: <fail>:
# check: ^def fail\(x\):
# check: ^\s+y = x / 0$
# check: call.*<dpy_binary
# run: readelf -sW {image}
# check: FUNC\s+GLOBAL\s+DEFAULT.*fail$
# run: ldd {image}
# check: libdwarfpython.so
# absent: python3|LLVM
