import importlib.metadata
import pathlib
import sys
import tempfile

METADATA = """Metadata-Version: 2.1
Name: Some.Thing
Version: 1.2.3
Requires-Dist: other (>=1)
Requires-Dist: third ; extra == 'x'

The description: not a header.
Version: 9
"""
POINTS = """[console_scripts]
first = json:loads
second = collections.abc:Mapping.get [fast, small]

[plugins]
first=json
"""
folder = pathlib.Path(tempfile.mkdtemp())
info = folder / "some_thing-1.2.3.dist-info"
info.mkdir()
(info / "METADATA").write_text(METADATA)
(info / "entry_points.txt").write_text(POINTS)
(info / "RECORD").write_text("some_thing.py,sha256=x,12\nsome_thing-1.2.3.dist-info/RECORD,,\n")
(folder / "some_thing.py").write_text("x = 1 + 1 + 1")
sys.path[:] = [path for path in sys.path if "site-packages" not in path]
sys.path.insert(0, str(folder))

for name in ["Some.Thing", "some-thing", "some_thing", "SOME_thing"]:
    print(importlib.metadata.version(name))
found = importlib.metadata.distribution("some-thing")
print(found.name if hasattr(found, "name") else found.metadata["Name"], found.version, found.requires, importlib.metadata.requires("some-thing"))
print([(str(path), path.size) for path in found.files], found.files[0].read_text(), found.read_text("nothing"))
points = importlib.metadata.entry_points(group="console_scripts")
print(sorted(points.names), points["first"].value, points["first"].load()("[1]"), points["second"].module, points["second"].attr, points["second"].extras)
print(points["first"], importlib.metadata.entry_points(group="plugins", name="first")["first"].load().__name__, len(importlib.metadata.entry_points(group="none")))
print([each.version for each in importlib.metadata.distributions(path=[str(folder)])])
for name in ["missing", ""]:
    try:
        importlib.metadata.version(name)
    except (importlib.metadata.PackageNotFoundError, ValueError) as error:
        print(type(error).__name__, error, isinstance(error, ImportError))
