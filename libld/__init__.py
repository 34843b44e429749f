"""ELF shared objects made at run time: the binding of libld.so, which libld.h documents.

    image = libld.link([object_bytes], soname="hello.so", needed=["libc.so.6"])
    libld.write_image("/path/hello.so", image)
"""

from ._native import Error
from .image import Image, symbol_name
from .linking import link, write_image

__all__ = ["Error", "Image", "link", "symbol_name", "write_image"]
