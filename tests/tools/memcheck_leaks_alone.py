import c

class Node:
    def __init__(self, value):
        self.value = value
        self.more = [str(value), {value: (value,)}]

def forgotten(n):
    nodes = [Node(i) for i in range(n)]
    nodes[0].value = nodes
    return len(nodes)

def held_by_a_dead_object():
    box = [malloc(300)]
    return len(box)

def held():
    return {"block": malloc(500), "struct": new("struct timespec[20]")}

def main():
    global kept
    kept = [held(), Node(3)]
    forgotten(50)
    for i in range(20):
        held_by_a_dead_object()

def clear(n):
    """Overwrites what the calls before left on the stack."""
    return clear(n - 1) + 1 if n else 0

main()
clear(50)
# What Python owns, dead or alive, is no leak. C memory that only dead objects held is one.
# shows: memcheck: memory
# run: valgrind --leak-check=full {dwarfpython} {program}
# check: [0-9],[0-9]00 bytes in 1[0-9] blocks are|6,000 bytes in 20 blocks are definitely lost
# check: by 0x[0-9A-F]+: held_by_a_dead_object \(memcheck_leaks_alone.py:14\)
# check: definitely lost: [0-9],[0-9]00 bytes in (1[0-9]|20) blocks
# check: indirectly lost: 0 bytes in 0 blocks
# check: possibly lost: 0 bytes in 0 blocks
# check: ERROR SUMMARY: 1 errors from 1 contexts
