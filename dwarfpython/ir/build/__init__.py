"""AST to IR. `module.py` is the entry; each other file builds one family of nodes.

Every builder is a function `build_X(b, node)`, where `b` is the `Builder` of the function at hand and the name
is that of the AST node.
"""

from dwarfpython.ir.build.module import build_module

__all__ = ["build_module"]
