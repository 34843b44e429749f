def limit(n):
    return n * 2               #break

class Config:
    small = limit(4)
    large = small + 1          #break

    @classmethod
    def make(cls):
        made = cls()
        made.size = cls.large
        return made            #break

made = Config.make()
print(made.size)
# shows: stacks
# gdb: bt 2
# gdb-check: #0  limit \(n=\.\.\.\) at .*inside_a_class_statement.py:2
# gdb-check: #1  .* in Config \(.*\) at .*inside_a_class_statement.py:5
# gdb: continue
# gdb-check: Config \(.*\) at .*inside_a_class_statement.py:6
# gdb: continue
# gdb-check: Config.make \(cls=\.\.\.\) at .*inside_a_class_statement.py:12
# gdb: info locals
# gdb-check: made = {kind = 34, instance = 0x[0-9a-f]+, type = 0x[0-9a-f]+}
