# gdbinit
class Node:
    def __init__(self, name):
        self.name, self.next, self.data = name, None, None

def work():
    ring = Node("a")
    ring.next = Node("b")
    ring.next.next = ring
    deep = [[[[[["bottom"]]]]]]
    many = list(range(100))
    mapping = {"self": None, 2: {3: {4: {5: 6}}}}
    mapping["self"] = mapping
    text = "x" * 500
    odd = [1j, bytearray(b"ab"), frozenset([1]), {2}, range(1, 9, 2), 2 ** 80, b"\0", None, ..., NotImplemented, len, Node]
    return ring, deep, many, mapping, text, odd      #break

work()
# shows: values
# gdb: print ring
# gdb-check: = <Node name='a', next=<Node name='b', next=.*, data=None>, data=None>
# gdb: print deep
# gdb-check: = \[\[\[\[\.\.\.\]\]\]\]
# gdb: print many
# gdb-check: = \[0, 1, 2, .*, 49, \.\.\.\]
# gdb: print mapping
# gdb-check: = {'self': \.\.\., 2: \{3: \{4: \{5: 6\}\}\}\}
# gdb: print text
# gdb-check: = 'x{50,}.*\.\.\.
# gdb: print odd
# gdb-check: = \[1j, bytearray\(b'ab'\), frozenset\(\{1\}\), \{2\}, range\(1, 9, 2\), 1208925819614629174706176, b'\\x00', None, Ellipsis, NotImplemented, <built-in function len>, <class 'Node'>\]
# gdb: info locals
# gdb-check: ^ring = <Node
# gdb: bt 1
# gdb-check: work \(\) at
