# packages: tabulate==0.9.0
from tabulate import SEPARATING_LINE, tabulate, tabulate_formats

ROWS = [["Sun", 696000, 1989100000], ["Earth", 6371, 5973.6], ["Moon", 1737, 73.5], ["Mars", None, "x"]]
for style in tabulate_formats:
    print(style)
    print(tabulate(ROWS, headers=["Planet", "R (km)", "mass"], tablefmt=style))
print(tabulate({"a": [1, 2, 3], "b": ["x", "yy"]}, headers="keys", showindex=True, missingval="?"))
print(tabulate([{"n": 1.5, "s": "a"}, {"n": 22.25, "z": True}], headers="keys", floatfmt=".3f"))
print(tabulate([["a\nb", 1], ["c", -2.5]], tablefmt="grid", colalign=("right", "center")), tabulate([], headers=["x"]), tabulate(["ab", "cd"]))
print(tabulate([["long text that wraps around", 1]], tablefmt="grid", maxcolwidths=[10, None]), tabulate([[1], SEPARATING_LINE, [2]], tablefmt="simple"))
print(tabulate([["1.0", "10"], ["2.25", "0x"]], numalign="decimal", stralign="right"), tabulate([[1, 2]], headers="firstrow"), tabulate(iter([[1e10, True]]), tablefmt="html"))
