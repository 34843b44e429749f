"""A build step: parse the declarations of libld.h once, so that loading the binding need not (50 ms).

    python declare.py libld.h libld_cffi.py
"""

import sys
from pathlib import Path

import cffi


def declarations(header: Path) -> str:
    """The part of the header that is meant for cdef()."""
    return header.read_text().split("/* cdef: begin */")[1].split("/* cdef: end */")[0]


if __name__ == "__main__":
    ffi = cffi.FFI()
    ffi.cdef(declarations(Path(sys.argv[1])))
    ffi.set_source("libld_cffi", None)
    ffi.emit_python_code(sys.argv[2])
