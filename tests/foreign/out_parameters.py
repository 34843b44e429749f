import out_parameters
import c

q, r = new("int"), new("int", 99)
print(r[0])
# expect: 99
divide(17, 5, q, r)
print(q[0], r[0])
# expect: 3 2
cell = new("struct point *")
print(not cell[0])
# expect: True
make_point(1.5, cell)
p = cell[0]
print(p.x, p.y, cell[0].x, p[0].y)
# expect: 1.5 -1.5 1.5 -1.5
middle = point()
centre(p, point(0.5, 0.5), middle)
print(middle)
# expect: { .x = 1.0, .y = -0.5 }
free(p)
buffer = new("char[16]")
print(fill(buffer, sizeof(buffer)), buffer, len(buffer))
# expect: 0 filled 6
text, length = new("const char *"), new("unsigned long long")
get_text(text, length)
print(text[0], length[0] == 2 ** 64 - 1)
# expect: constant True
pair = new("int[2]")
divide(9, 2, addressof(pair[0]), addressof(pair[1]))
print(pair)
# expect: { 4, 1 }
