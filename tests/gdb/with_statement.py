class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        closing = kind is not None      #break
        return closing

def use(name):
    with Resource(name) as r:
        step = 1
        step = 1 / 0
    return step

print(use("disk"))
# shows: lines
# gdb: info locals
# gdb-check: closing = .*
# gdb: bt 6
# gdb-check: #0  .*__exit__ \(self=.*, kind=.*, value=.*, trace=.*\) at .*with_statement.py:9
# gdb-check: use \(name=.*\) at .*with_statement.py:13
# gdb: tbreak 16
# gdb: continue
# gdb-check: use \(name=.*\) at .*with_statement.py:16
# gdb: info locals
# gdb-check: step = {kind = 1, int = 1}
# gdb-absent: <optimized out>
