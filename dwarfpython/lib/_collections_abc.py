"""collections.abc, by the name that modules of Python's library have for it."""

from collections.abc import *
from collections.abc import __all__
