"""A session for the compiler: inputs compiled one by one, each an image that knows what the earlier ones defined.

Module variables live in the image of the input that first used them; later images need that image by its soname and
reach the variable through their GOT. What an input defines counts once it has been accepted, that is, has run: a
crash takes the process back to before the input, and the compiler's knowledge with it.
"""

from __future__ import annotations

import os
from dataclasses import replace

from dwarfpython import inputs, modules
from dwarfpython.driver import Compilation, new_names
from dwarfpython.options import Options


class Session:
    """`slots`: where each variable lives, by soname; `assigned`: the variables that some input has assigned."""

    def __init__(self, options: Options = Options(), folder: str = ""):
        self.options = options
        self.names = new_names(os.path.join(folder or os.getcwd(), "<stdin>"), options)
        self.slots: dict[str, str] = {}
        self.assigned: set[str] = set()
        self.identity = os.urandom(6).hex()
        self.inputs = 0
        self.last: Compilation | None = None

    def compile(self, data: bytes, filename: str = "<stdin>", listing: str | None = None, echo: bool = True) -> bytes:
        """The image of one input, whose expression statements are echoed, or of a program. Raises SourceError."""
        self.inputs += 1
        soname = f"dpy-{self.identity}-{self.inputs}.so"
        self.last = Compilation(filename, "__main__", replace(self.options, listing=listing), session=self,
                                names=self.names, interactive=echo, soname=soname)
        with inputs.recorded() as read:
            image = self.last.run(data)
        modules.compile_ahead(read.modules, self.options)
        return image

    def accept(self) -> None:
        """The last input has run, if only to an exception: its variables are there for the next ones."""
        module = self.last.module
        for name in module.globals:
            self.slots.setdefault(name, self.last.soname)
        self.assigned |= module.assigned

    def known_names(self) -> list[str]:
        """What an input may mean by a name: for completion."""
        native = [name for library in self.names.opened for name in (*library.names(), *library.beyond)]
        return sorted({*self.assigned, *self.names.builtins, *native})
