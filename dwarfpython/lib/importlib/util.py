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
    from . import _finders
    return find_in(name, tail, folders) or _finders.find(name, folders if outer else None)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for what the loader makes; whether it is a package the loader tells, if nobody else does."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    """A new module for a spec, which has not run."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = type(sys)(spec.name)
    facts = {"__name__": spec.name, "__loader__": spec.loader, "__package__": spec.parent, "__spec__": spec}
    if spec.submodule_search_locations is not None:
        facts["__path__"] = spec.submodule_search_locations
    for name, value in facts.items():
        if name == "__spec__" or getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:
                pass         # as what a loader makes may refuse
    return module


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
