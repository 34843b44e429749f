"""LLVM itself: verify, optimise, emit an object."""

from __future__ import annotations

from functools import cache

import llvmlite.binding as llvm

from dwarfpython.llvm.abi_x86_64 import TRIPLE


@cache
def machine(opt_level: int) -> llvm.TargetMachine:
    """The target. The default code model puts code into .ltext, on which gdb 13 dies; "default" does not."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()       # of the `nop` of control.py
    target = llvm.Target.from_triple(TRIPLE)
    return target.create_target_machine(opt=opt_level, reloc="pic", codemodel="default",
                                        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten())


def parse(text: str) -> llvm.ModuleRef:
    """A module from its text, verified."""
    module = llvm.parse_assembly(text)
    module.verify()
    return module


def optimise(module: llvm.ModuleRef, opt_level: int) -> None:
    if opt_level == 0:
        return
    options = llvm.create_pipeline_tuning_options(speed_level=opt_level)
    options.loop_unrolling = False
    options.slp_vectorization = False
    options.loop_vectorization = False
    builder = llvm.create_pass_builder(machine(opt_level), options)
    passes = builder.getModulePassManager()
    passes.run(module, builder)


def emit_object(module: llvm.ModuleRef, opt_level: int) -> bytes:
    return machine(opt_level).emit_object(module)


def emit_assembly(module: llvm.ModuleRef, opt_level: int) -> str:
    return machine(opt_level).emit_assembly(module)
