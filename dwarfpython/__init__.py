"""DwarfPython: a Python whose functions are native and whose modules are the libraries that DWARF describes."""

__version__ = "0.1.0"
