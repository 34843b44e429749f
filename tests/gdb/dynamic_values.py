def show(value):
    return value                   #break

for value in [42, 2.5, "text", True, None, b"bytes", [1, 2], (1,), {1: 2}, show, 2 ** 70, "é"]:
    show(value)
# shows: values
# gdb: print value
# gdb-check: \$1 = {kind = 1, int = 42}
# gdb: continue
# gdb: print value
# gdb-check: \$2 = {kind = 2, float = 2.5}
# gdb: print value.float + 1
# gdb-check: \$3 = 3.5
# gdb: continue
# gdb: print value
# gdb-check: \$4 = {kind = 5, str = 0x[0-9a-f]+ "text"}
# gdb: print value.str[1]
# gdb-check: \$5 = 101 'e'
# gdb: continue
# gdb: print value
# gdb-check: \$6 = {kind = 3, bool = (true|1)}
# gdb: continue
# gdb: print value
# gdb-check: \$7 = {kind = 4.*}
# gdb: continue
# gdb: print value
# gdb-check: \$8 = {kind = 6, bytes = 0x[0-9a-f]+ "bytes"}
# gdb: continue
# gdb: print *value.list
# gdb-check: \$9 = {.*length = 2, .*}
# gdb: continue
# gdb: print value.tuple->length
# gdb-check: \$10 = 1
# gdb: continue
# gdb: print value.kind
# gdb-check: \$11 = 10
# gdb: continue
# gdb: print value
# gdb-check: \$12 = {kind = 13, function = 0x.* <show>, type = 0x.* <show.function.\+13>}
# gdb: continue
# gdb: print value.kind
# gdb-check: \$13 = 7
# gdb: continue
# gdb: print value
# gdb-check: \$14 = {kind = 5, str = 0x[0-9a-f]+ "é"}
