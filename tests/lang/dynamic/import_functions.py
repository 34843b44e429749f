import importlib, sys
m = importlib.import_module("json")
print(m is __import__("json"), m is sys.modules["json"], m.dumps({}))
p = __import__("os.path")
print(p.__name__, __import__("os.path", fromlist=["join"]).join("a", "b"))
for name in ("nope_1", "nope_1.x", "bisect.nope"):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as e:
        print(e, e.name)
try:
    importlib.import_module(".x")
except TypeError as e:
    print(e)
print(importlib.util.find_spec("nope_2") if hasattr(importlib, "util") else None)
import importlib.util
spec = importlib.util.find_spec("json")
print(spec.name, importlib.util.find_spec("nope_2"), importlib.util.resolve_name("..a", "x.y"))
