"""importlib: the import statement as a function."""

import sys


def import_module(name, package=None):
    """The module of a dotted name; one that begins with dots is relative to `package`."""
    if not name.startswith("."):
        return load(name)
    if not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    from .util import resolve_name
    return load(resolve_name(name, package))


def load(name):
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs a module again; the object gets the new variables. The new functions have variables of their own."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__spec__.name if module.__spec__ is not None else module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    del sys.modules[name]
    try:
        module.__dict__.update(load(name).__dict__)
    finally:
        sys.modules[name] = module
    return module


def invalidate_caches():
    """Nothing is remembered of folders."""
