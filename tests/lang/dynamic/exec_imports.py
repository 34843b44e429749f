exec("import json as j\nfrom math import *\nprint(floor(2.5), j.dumps([1]))")
ns = {}
exec("from math import *", ns)
print(ns["floor"](3.7), "_private" in ns)
