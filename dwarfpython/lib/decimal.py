"""decimal: Python's own decimal arithmetic in Python, with the errors of the one in C that CPython has."""

import _pydecimal
from _pydecimal import *
from _pydecimal import __doc__, __libmpdec_version__, __version__


def _raise_error(self, condition, explanation=None, *args):
    """An exception names the condition, not what led to it."""
    signal = _pydecimal._condition_map.get(condition, condition)
    if signal in self._ignored_flags:
        return signal().handle(self, *args)
    self.flags[signal] = True
    if self.traps[signal]:
        raise signal([condition])
    return condition().handle(self, *args)


Context._raise_error = _raise_error
Decimal.__name__, Context.__name__ = "decimal.Decimal", "decimal.Context"
