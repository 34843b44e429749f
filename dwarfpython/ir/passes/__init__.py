"""Passes over one function, in the order in which they run.

- `unreachable`: drops blocks that control does not reach;
- `suspended`: which hidden variables and temporaries of a generator outlive a yield;
- `assigned`: which variables may be read before they are bound;
- `infer`: the static type of each temporary and variable;
- `turns`: counting loops that call nothing, in runs of turns.
"""

from dwarfpython.ir.passes.assigned import find_assigned
from dwarfpython.ir.passes.infer import infer_types
from dwarfpython.ir.passes.suspended import keep_across_yields
from dwarfpython.ir.passes.turns import count_in_runs
from dwarfpython.ir.passes.unreachable import drop_unreachable

PASSES = {"unreachable": drop_unreachable, "suspended": keep_across_yields, "assigned": find_assigned,
          "infer": infer_types, "turns": count_in_runs}
