"""What prototypes do not say, from a declarative file for each library: which parameters are outputs, which results are failures,
who frees what a function gives.

The files `libNAME.toml` of this folder come with the project. `annotations/libNAME.toml` beside the program adds to them; what it
says of a function replaces all that is said here. A call that C would accept is never changed by any of it.

    [strtol]                                 # or several functions: ["strtol strtoll"]
    parameters = ["nptr", "endptr", "base"]  # their names, where the library's own are missing or not portable
    out = ["endptr"]                         # left out by the caller; "buf[count]": an array of so many items
    inout = ["size"]                         # the caller gives the value, C gets its address
    default = { base = 10, tz = "NULL" }     # what C gets where the caller leaves them out: numbers and constants
    gives = ["result", "endptr"]             # what a call gives, in order; "buf[result]": only so many of its items
    fails = "errno"                          # which results are failures; succeeds = [...]: all others are
    error = "strerror(result)"               # where the error is told: "errno", "result", or a function and what it is given,
                                             # as in "sqlite3_errmsg(sqlite3_db_handle(stmt))"
    raises = "RuntimeError"                  # the exception, where it is not OSError
    file = "path"                            # the parameter that the error names
    end = true                               # a failure without an error is the end: EOFError
    owns = { endptr = "free" }               # what the caller has to free, and by which function
"""

from .read import FOLDER, SHIPPED, AnnotationError, Note, read_notes
from .resolve import Annotation, resolve

__all__ = ["FOLDER", "SHIPPED", "Annotation", "AnnotationError", "Note", "read_notes", "resolve"]
