class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def scaled(self, by):
        return Point(self.x * by, self.y * by)

def total(p: "const int *", n: "int") -> "double":
    s = 0.0
    for i in range(n):
        s += p[i]
    return s

p = Point(1, 2).scaled(3)
total([1, 2], 2)                    #break
# shows: types
# gdb: ptype struct Point
# gdb-check: type = struct Point {
# gdb-check: struct val x;
# gdb-check: struct val y;
# gdb: ptype/o struct Point
# gdb-check: /\* +16 +\| +16 \*/ +struct val {
# gdb-check: total size \(bytes\): +32
# gdb: print sizeof(struct Point)
# gdb-check: = 32
# gdb: whatis total
# gdb-check: type = double \(const int \*, int\)
# gdb: whatis 'Point.scaled'
# gdb-check: type = struct val \(struct val, struct val\)
# gdb: info functions -n ^Point
# gdb-check: struct val Point.__init__\(struct val, struct val, struct val\);
# gdb-check: struct val Point.scaled\(struct val, struct val\);
# gdb: info types -q ^Point$
# gdb-check: struct Point;
# gdb: info line Point.scaled
# gdb-check: Line 5 of "types_of_classes_and_functions.py" starts at address
