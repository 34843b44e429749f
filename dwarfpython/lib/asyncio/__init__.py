"""asyncio: the questions alone that can be asked of what is no coroutine, as unittest.mock does. There are no coroutines to run."""

from . import coroutines
from .coroutines import iscoroutine, iscoroutinefunction


def __getattr__(name):
    raise AttributeError(f"module 'asyncio' has no attribute '{name}': async is not supported")
