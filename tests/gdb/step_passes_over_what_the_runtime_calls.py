class Price:
    def __init__(self, amount):
        self.amount = amount
    def __add__(self, other):
        return self.amount + other.amount

def by(item):
    return -item

def plain(items):
    return items

def work():
    total = Price(1) + Price(2)     #break
    found = sorted([total, 1], key=by)
    return plain(found)

work()
# A stock gdb goes into what the code calls itself. gdb.py goes into the rest: steps_into_what_the_runtime_calls.py.
# lacks: control
# gdb: step
# gdb-check: ^15\s+found = sorted
# gdb: step
# gdb-check: ^16\s+return plain
# gdb: step
# gdb-check: ^plain \(items=
# gdb: bt 1
# gdb: finish
