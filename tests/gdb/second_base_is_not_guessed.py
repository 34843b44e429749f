class Origin:
    def __init__(self):
        self.source = "here"
    def where(self):
        return self.source             #break

class Left:
    def __init__(self):
        self.left = 1
    def get(self):
        return self.left               #break

class Right(Origin):
    pass

class Both(Left, Right):
    def __init__(self):
        Left.__init__(self)
        Right.__init__(self)

both = Both()
both.where()
both.get()
# shows: types
# gdb: info args
# gdb-check: self = {kind = 34, instance = 0x[0-9a-f]+, type = 0x[0-9a-f]+}
# gdb: ptype self.instance
# gdb-check: type = void \*
# gdb: print *(struct Both *) self.instance
# gdb-check: {left = {kind = 1, int = 1}, source = {kind = 5, str = 0x[0-9a-f]+ "here"}}
# gdb: continue
# gdb: print *self.instance
# gdb-check: {left = {kind = 1, int = 1}}
