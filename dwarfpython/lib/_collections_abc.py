"""collections.abc, by the name that modules of Python's library have for it."""

from collections.abc import *
from collections.abc import __all__


def _check_methods(cls, *methods):
    """What __subclasshook__ says of a class that has, or lacks, these methods."""
    for method in methods:
        found = [base.__dict__[method] for base in cls.__mro__ if method in base.__dict__]
        if not found or found[0] is None:
            return NotImplemented
    return True
