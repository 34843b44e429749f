def weigh(n):
    weight = n * 10
    return weight

def work():
    return [weigh(n) for n in range(6)]

work()
# shows: control
# before: dprintf breakpoints_with_commands.py:3,"weight %d of %d\n", weight.int, n.int
# before: tbreak work
# gdb: ignore 1 1
# gdb: break weigh if n.int == 4
# gdb: continue
# gdb-check: ^weight 10 of 1
# gdb-check: ^weight 20 of 2
# gdb-check: ^weight 30 of 3
# gdb-check: weigh \(n=.*\) at breakpoints_with_commands.py:2
# gdb: display n.int
# gdb: next
# gdb-check: 1: n.int = 4
# gdb: condition 3 n.kind == 1 && n.int == 5
# gdb: continue
# gdb-check: 1: n.int = 5
# gdb: info breakpoints
# gdb-check: stop only if n.kind == 1 && n.int == 5
