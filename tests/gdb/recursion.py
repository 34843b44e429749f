def depth(tree, level):
    if not tree:
        return level                #break
    return max(depth(child, level + 1) for child in [tree[:-1]])

depth("abc", 0)
# shows: stacks
# gdb: bt
# gdb-check: #0 +depth \(tree=\.\.\., level=\.\.\.\) at recursion.py:3
# gdb-check: <genexpr> \(\) at recursion.py:4|<genexpr>
# gdb-check: depth \(tree=.*\) at recursion.py:4
# gdb: bt -1
# gdb-check: main \(
# gdb: frame apply all -q -s -- print level.int
# gdb-check: = 3
# gdb-check: = 2
# gdb-check: = 1
# gdb-check: = 0
