"""Modules that the finders of sys.meta_path know."""

import sys


def load(name, path):
    """The module of a name that is in no folder; None: no finder knows it. The runtime calls this."""
    spec = find(name, path)
    return None if spec is None else load_from_spec(spec)


def find(name, path=None):
    for finder in list(sys.meta_path):
        search = getattr(finder, "find_spec", None)
        spec = None if search is None else search(name, path, None)
        if spec is not None:
            return spec
    return None


def load_from_spec(spec):
    from .util import module_from_spec
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        if hasattr(spec.loader, "exec_module"):
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]
