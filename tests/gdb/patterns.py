class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

def kind(value):
    match value:
        case Point(0, y):
            found = "on the axis"       #break
        case [first, *rest] if first:
            found = "a sequence"        #break
        case _:
            found = "other"
    return found

kind(Point(0, 5))
kind([1, 2, 3])
# shows: variables
# gdb: info locals
# gdb-check: ^y = {kind = 1, int = 5}
# gdb: next
# gdb-check: ^14\s+return found
# gdb: continue
# gdb: info locals
# gdb-check: ^first = {kind = 1, int = 1}
# gdb-check: ^rest = {kind = 8, list = 0x
# gdb: print rest.list->length
# gdb-check: = 2
