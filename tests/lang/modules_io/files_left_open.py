import os
import sys

from _place import path

open(path, "w").write("kept")
print(open(path).read(), os.path.getsize(path))
with open(path, "w") as f:
    f.write("x" * 100000)
    print(os.path.getsize(path) > 0)
print(os.path.getsize(path))
os.remove(path)
