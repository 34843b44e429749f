"""importlib.resources: the files that lie in a package's folder."""

import pathlib
from importlib import import_module


def files(package):
    module = import_module(package) if isinstance(package, str) else package
    if not getattr(module, "__path__", None):
        raise TypeError(f"{module.__name__!r} is not a package")
    return pathlib.Path(list(module.__path__)[0])


def resource(package, name):
    if "/" in name:
        raise ValueError(f"{name!r} must be only a file name")
    return files(package) / name


class as_file:
    """The path of a resource: it is a file already."""

    def __init__(self, path): self.path = path
    def __enter__(self): return self.path
    def __exit__(self, *exception): return None


def path(package, name): return as_file(resource(package, name))
def open_binary(package, name): return resource(package, name).open("rb")
def open_text(package, name, encoding="utf-8", errors="strict"): return resource(package, name).open("r", encoding=encoding, errors=errors)
def read_binary(package, name): return resource(package, name).read_bytes()


def read_text(package, name, encoding="utf-8", errors="strict"):
    return resource(package, name).read_text(encoding=encoding, errors=errors)


def is_resource(package, name): return resource(package, name).is_file()
def contents(package): return [found.name for found in files(package).iterdir()]
