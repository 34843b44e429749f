# gdbinit
def inner(words, *rest, key=None, **more):
    return words                    #break

def outer(n):
    return inner(["a", n], 1, 2.5, key=(n,), other={n})

outer(3)
# shows: values
# before: set print frame-arguments all
# gdb: bt
# gdb-check: inner \(words=\['a', 3\], rest=\(1, 2\.5\), key=\(3,\), more=\{'other': \{3\}\}\) at
# gdb-check: outer \(n=3\) at
# gdb: print words
# gdb-check: = \['a', 3\]
# gdb: print/r words.kind
# gdb-check: = 8
