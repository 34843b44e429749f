"""What a user may ask of a compilation: one record, made by the command line, read by every stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

STAGES = ("tokens", "ast", "scope", "types", "ir", "llvm", "llvm-opt", "asm", "elf", "dwarf", "lines")
CALLS = ("direct", "ffi")
DEBUGGING = ("full", "none")


@dataclass(frozen=True)
class Options:
    """`opt_level` 0 to 3. `calls`: "ffi" sends every call through libffi. `debugging`: "none" leaves out what serves debuggers alone, to
    measure what that costs. `dumps` and `stop_after` name stages of
    STAGES ("ir:PASS" too). `listing`: where debuggers find the program's text when its file name is none
    ("<string>"). `keep`: a folder for intermediate files. `verify`: the IR verifier runs after each pass.
    """
    opt_level: int = 2
    calls: str = "direct"
    debugging: str = "full"
    dumps: tuple[str, ...] = ()
    stop_after: str | None = None
    time: bool = False
    keep: Path | None = None
    listing: str | None = None
    verify: bool = True

    @property
    def text(self) -> str:
        """What makes a difference to the image, for its key; modules imported at run time are compiled likewise."""
        return f"-O{self.opt_level} --calls={self.calls}" + " --debugging=none" * (self.debugging == "none")

    def dumped(self, stage: str) -> bool:
        return stage in self.dumps


def is_stage(name: str) -> bool:
    """Whether `name` is a stage, or a pass of the stage ir ("ir:PASS")."""
    if name.startswith("ir:"):
        from dwarfpython.ir.passes import PASSES
        return name.removeprefix("ir:") in PASSES
    return name in STAGES
