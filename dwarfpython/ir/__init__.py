"""The typed intermediate representation: one set of operations, from the AST to LLVM.

`build/` makes it from the AST, `passes/` infer what is known of each value, `verify.py` checks it, `printer.py` shows it
(`--dump=ir`), and `dwarfpython.llvm` lowers each operation by the static types of its operands.
"""
