"""When Ctrl-C reaches the front end. A session survives it at any moment; only some moments are for it."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def handled(handler: Callable) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def ignored() -> contextlib.AbstractContextManager[None]:
    """Ctrl-C does nothing here. Processes that are started meanwhile have it as ever, which SIG_IGN would not leave them."""
    return handled(lambda *_: None)


def raised() -> contextlib.AbstractContextManager[None]:
    """Ctrl-C raises KeyboardInterrupt here."""
    return handled(signal.default_int_handler)
