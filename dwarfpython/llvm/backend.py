"""LLVM itself: verify, optimise, emit an object."""

from __future__ import annotations

from functools import cache

import llvmlite.binding as llvm

from dwarfpython.llvm.abi_x86_64 import TRIPLE
from dwarfpython.llvm.lines import without_line_0

# LLVM's own -O2 takes three times as long. What it has besides serves inlining and vectors, of which there are none here;
# the code generator hoists what does not change in a loop.
PIPELINE = """sroa simplify_cfg instruction_combine sccp jump_threading simplify_cfg
    loop_simplify lcssa loop_rotate instruction_combine simplify_cfg"""

# A loop of a few instructions takes twice as long where it straddles two lines of the instruction cache.
INNERMOST_ALIGNMENT = "-x86-experimental-pref-innermost-loop-alignment=5"

# Once registers are chosen, LLVM would order the instructions again: an eighth of the code generator's time, which out-of-order processors do
# not repay.
NO_SECOND_ORDER = "-post-RA-scheduler=false"

# .debug_aranges: elfutils finds lines by nothing else.
ADDRESS_RANGES = "-generate-arange-section"


@cache
def prepare() -> None:
    """LLVM takes an option once."""
    for option in (INNERMOST_ALIGNMENT, NO_SECOND_ORDER, ADDRESS_RANGES):
        llvm.set_option("", option)
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()       # of the `nop` of control.py


@cache
def machine(opt_level: int) -> llvm.TargetMachine:
    """The target. The default code model puts code into .ltext, on which gdb 13 dies; "default" does not."""
    prepare()
    target = llvm.Target.from_triple(TRIPLE)
    return target.create_target_machine(opt=opt_level, reloc="pic", codemodel="default",
                                        cpu=llvm.get_host_cpu_name(), features=features())


def features() -> str:
    """This processor's, but AVX-512 and its like, which valgrind does not know."""
    found = llvm.get_host_cpu_features()
    for name in found:
        if name.startswith(("avx512", "avx10", "evex512", "amx")):
            found[name] = False
    return found.flatten()


def parse(text: str) -> llvm.ModuleRef:
    """A module from its text, verified."""
    module = llvm.parse_assembly(text)
    module.verify()
    return module


def optimise(module: llvm.ModuleRef, opt_level: int) -> None:
    if opt_level == 0:
        return
    builder = llvm.create_pass_builder(machine(opt_level), llvm.create_pipeline_tuning_options(speed_level=opt_level))
    passes = llvm.create_new_module_pass_manager()
    for name in PIPELINE.split():
        getattr(passes, f"add_{name}_pass")()
    passes.run(module, builder)


def emit_object(module: llvm.ModuleRef, opt_level: int) -> bytes:
    return without_line_0(machine(opt_level).emit_object(module))


def emit_assembly(module: llvm.ModuleRef, opt_level: int) -> str:
    return machine(opt_level).emit_assembly(module)
