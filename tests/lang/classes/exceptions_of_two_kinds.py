class Refused(OSError, ValueError):
    pass


class Missing(KeyError, AttributeError):
    pass


try:
    raise Refused("not here")
except ValueError as error:
    print(repr(error), isinstance(error, OSError), error.errno, str(error))
error = Refused(2, "gone", "file")
print(error, error.errno, error.filename, type(error).__mro__)
print(repr(Missing("x")), isinstance(Missing(), LookupError))
try:
    type("Both", (OSError, ImportError), {})
except TypeError as problem:
    print(problem)
