"""importlib.util: names, and where modules are."""

import os
import sys
from .machinery import ModuleSpec


def resolve_name(name, package):
    """The absolute name that a relative one means."""
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    outer = package.split(".")
    if level > len(outer):
        raise ImportError("attempted relative import beyond top-level package")
    return ".".join(outer[:len(outer) - level + 1] + ([name[level:]] if name[level:] else []))


def find_spec(name, package=None):
    """What is known of a module, which is not imported for it (its package is); None: there is none."""
    name = resolve_name(name, package)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        if module.__spec__ is None:
            raise ValueError(f"{name}.__spec__ is None")
        return module.__spec__
    outer, _, tail = name.rpartition(".")
    folders = sys.path
    if outer:
        try:
            folders = __import__(outer, fromlist=["__path__"]).__path__
        except AttributeError:
            raise ModuleNotFoundError(f"__path__ attribute not found on {outer!r} while trying to find {name!r}", name=name) from None
    return find_in(name, tail, folders)


def find_in(name, tail, folders):
    portions = []
    for folder in folders:
        base = os.path.join(folder or os.getcwd(), tail)
        if os.path.isfile(base + "/__init__.py"):
            return ModuleSpec(name, None, origin=base + "/__init__.py", is_package=True, locations=[base])
        if os.path.isfile(base + ".py"):
            return ModuleSpec(name, None, origin=base + ".py")
        if os.path.isdir(base):
            portions.append(base)
    return ModuleSpec(name, None, is_package=True, locations=portions) if portions else None
