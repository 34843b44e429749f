def work(a, /, b, c=3, *rest, key, other=None, **more):
    x, *middle, last = rest
    return a                        #break

work(1, 2.5, "text", 4, 5, 6, key=True, extra=None)
# shows: variables
# gdb: info args
# gdb-check: ^a = {kind = 1, int = 1}
# gdb-check: ^b = {kind = 2, float = 2.5}
# gdb-check: ^c = {kind = 5, str = 0x[0-9a-f]+ "text"}
# gdb-check: ^rest = {kind = 9, tuple = 0x
# gdb-check: ^key = {kind = 3, bool = true}
# gdb-check: ^other = {kind = 4,
# gdb-check: ^more = {kind = 10, dict = 0x
# gdb: info locals
# gdb-check: ^x = {kind = 1, int = 4}
# gdb-check: ^middle = {kind = 8, list = 0x
# gdb-check: ^last = {kind = 1, int = 6}
