"""pkgutil: the modules that lie in folders. There are no importers: a module is found in `sys.path` and in `__path__` alone."""

import os
import sys
from collections import namedtuple
from importlib import import_module

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


def modules_in(folder):
    """(name, whether it is a package) of what lies in a folder."""
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return
    for name in names:
        whole = os.path.join(folder, name)
        if name.endswith(".py") and name != "__init__.py" and "." not in name[:-3]:
            yield name[:-3], False
        elif "." not in name and os.path.isfile(os.path.join(whole, "__init__.py")):
            yield name, True


def iter_modules(path=None, prefix=""):
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        for name, is_package in modules_in(folder):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(None, prefix + name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    walked = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            import_module(info.name)
        except Exception as error:
            if onerror is not None:
                onerror(info.name)
            elif not isinstance(error, ImportError):
                raise
            continue
        inside = [folder for folder in getattr(sys.modules[info.name], "__path__", None) or [] if folder not in walked]
        walked.update(inside)
        yield from walk_packages(inside, info.name + ".", onerror)


def extend_path(path, name):
    """The folders of this name in all of `sys.path`, for packages in several pieces."""
    if not isinstance(path, list):
        return path
    package = os.path.join(*name.split("."))
    further = [os.path.join(folder, package) for folder in sys.path if isinstance(folder, str)]
    return path + [folder for folder in further if folder not in path and os.path.isfile(os.path.join(folder, "__init__.py"))]


def get_data(package, resource):
    module = import_module(package)
    if not getattr(module, "__file__", None):
        return None
    with open(os.path.join(os.path.dirname(module.__file__), *resource.split("/")), "rb") as file:
        return file.read()


def resolve_name(name):
    """What `package.module:object.attribute`, or the same with a point for the colon, names."""
    before, colon, after = name.partition(":")
    if not all(part.isidentifier() for part in before.split(".") + (after.split(".") if after else [])):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        found, rest = import_module(before), after.split(".") if after else []
    else:
        first, *rest = before.split(".")
        found = import_module(first)
        while rest:
            try:
                found = import_module(first + "." + rest[0])
            except ImportError:
                break
            first += "." + rest.pop(0)
    for part in rest:
        found = getattr(found, part)
    return found
