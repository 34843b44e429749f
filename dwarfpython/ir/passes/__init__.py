"""Passes over one function, in the order in which they run.

- `unreachable`: drops blocks that control does not reach;
- `assigned`: which variables may be read before they are bound;
- `infer`: the static type of each temporary and variable.
"""

from dwarfpython.ir.passes.assigned import find_assigned
from dwarfpython.ir.passes.infer import infer_types
from dwarfpython.ir.passes.unreachable import drop_unreachable

PASSES = {"unreachable": drop_unreachable, "assigned": find_assigned, "infer": infer_types}
