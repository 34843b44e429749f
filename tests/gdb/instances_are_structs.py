class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def area(self):
        return self.x * self.y

class Named(Point):
    def __init__(self, name):
        super().__init__(3, 4)
        self.name = name

    def show(self, mark):
        return self.name + mark        #break

p = Named("n")
p.show("!")
p.area()
# shows: types
# gdb: bt 1
# gdb-check: #0  Named.show \(self=\.\.\., mark=\.\.\.\) at .*instances_are_structs.py:15
# gdb: print *self.instance
# gdb-check: {x = {kind = 1, int = 3}, y = {kind = 1, int = 4}, name = {kind = 5, str = 0x[0-9a-f]+ "n"}}
# gdb: ptype struct Named
# gdb-check: type = struct Named {
# gdb-check: struct val x;
# gdb-check: struct val name;
# gdb: print self.instance->y.int + 1
# gdb-check: = 5$
# gdb: break Point.area if self.instance->x.int == 3
# gdb: continue
# gdb-check: Breakpoint 2, Point.area \(self=\.\.\.\) at .*instances_are_structs.py:7
# gdb: print *self.instance
# gdb-check: {x = {kind = 1, int = 3}, y = {kind = 1, int = 4}}
# gdb: print ((struct Named *) p.instance)->name.str
# gdb-check: "n"
