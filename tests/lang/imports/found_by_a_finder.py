import importlib
import importlib.util
import sys
import types


class Lazy(types.ModuleType):
    @property
    def lazy(self):
        return "lazy"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "made " + name


class Finder:
    """Both finder and loader, of modules that are made of nothing."""
    known = {"made_up": Lazy("made_up"), "made_up.part": None, "bad_one": None}

    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name in self.known else None

    def is_package(self, name): return name == "made_up"
    def create_module(self, spec): return self.known[spec.name]

    def exec_module(self, module):
        if module.__name__ == "bad_one":
            raise ValueError("it fails")
        module.filled = module.__name__ + " is filled"


def tried(name):
    try:
        return importlib.import_module(name).__name__
    except (ImportError, ValueError) as error:
        return type(error).__name__, str(error), name in sys.modules


print(tried("made_up"), tried("made_up.part"), tried("no_such_module"))
sys.meta_path.append(Finder())
import made_up
import made_up.part
from made_up import filled, lazy, zork
from made_up.part import filled as part_filled

print(type(made_up), made_up.__name__, made_up.__package__, made_up.__path__, made_up.__spec__.name, isinstance(made_up, types.ModuleType))
print(filled, lazy, zork, part_filled, made_up.part is sys.modules["made_up.part"], type(made_up.part), made_up.part.__package__)
print(tried("bad_one"), tried("no_such_module"), tried("made_up.other"))
print(importlib.util.find_spec("bad_one").loader is sys.meta_path[-1], importlib.util.find_spec("no_such_module"))
spec = importlib.util.spec_from_loader("x.y", None)
print(spec.name, spec.parent, spec.loader, spec.origin, spec.submodule_search_locations)
sys.meta_path.pop()
del sys.modules["made_up"]
print(tried("made_up"))
