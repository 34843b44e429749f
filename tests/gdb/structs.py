import structs

def move(s, by):
    p = point(by, 0.5)
    pointer = make_shape("triangle")
    pointer.centre.x += p.x
    pointer.next = pointer
    return pointer                 #break

def main():
    first = make_shape("line")
    return move(first, 2.0)

print(main().centre)
# shows: types
# gdb: print *p
# gdb-check: \$1 = {x = 2, y = 0.5}
# gdb: print p->y * 2
# gdb-check: \$2 = 1
# gdb: print pointer->centre.x
# gdb-check: \$3 = 3.5
# gdb: print *pointer
# gdb-check: name = 0x.* "triangle", centre = {x = 3.5, y = -2.5}, corners = {0, 7, 0}, solid = 1, level = 9, colour = GREEN
# gdb: print pointer->next->name
# gdb-check: "triangle"
# gdb: ptype p
# gdb-check: type = .*struct point {
# gdb: whatis pointer
# gdb-check: type = .*struct shape \*
# gdb: up
# gdb: info locals
# gdb-check: first = (\(.*\) )?0x
# gdb-absent: <optimized out>
