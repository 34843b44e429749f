"""IR to LLVM: textual LLVM IR with debugging information, optimised and turned into an object by llvmlite.

- `assembly.py`: the text of one LLVM module: declarations, data, functions, metadata
- `abi_x86_64.py`: how C values travel in calls; the only place that knows the machine
- `data.py`: constants, type descriptors and other data structures of the runtime, laid out by its DWARF
- `debug.py`: debugging information
- `function.py`: the state of lowering one function; `lower_*.py` lower families of operations
- `entries.py`: the entries of a function besides its own: for calls of unknown shape, and for C
- `module.py`: lowers a whole module; `backend.py` runs LLVM
"""
