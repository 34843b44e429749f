"""The errors of this package."""


class DescriptionError(Exception):
    """A library cannot be described: it is not there, not ELF, without debugging information, or malformed.

    The message is one line in the user's words; it names the file, and the DWARF or ELF entity where that is
    what is wrong, and the remedy where there is one.
    """


class LibraryNotFound(DescriptionError):
    """There is no library of this name."""
