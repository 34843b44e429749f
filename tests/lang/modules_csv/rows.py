import csv
import io

text = 'a,b,c\r\n1,"x, y",3\r\n"multi\nline","say ""hi""",\r\n\r\n x , y,z\n"",,""\n'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
print(list(csv.reader(["a b 'c d'"], delimiter=" ", quotechar="'")), list(csv.reader(["a, b, \"c\""], skipinitialspace=True)), list(csv.reader(["1,x,\"2\""], quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(["a\tb"], "excel-tab")), list(csv.reader([""])))
for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"delimiter": ";", "lineterminator": "\n"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
                {"doublequote": False, "escapechar": "\\"}):
    out = io.StringIO()
    w = csv.writer(out, **options)
    w.writerow(["a", 1, 2.5, None, "x,y", 'q"q', "l\nm", True, ""])
    w.writerows([["z"], (1, 2)])
    print(repr(out.getvalue()))
out = io.StringIO()
w = csv.DictWriter(out, ["name", "age"], restval="?", extrasaction="ignore")
w.writeheader()
w.writerow({"name": "A", "age": 3, "x": 1})
w.writerow({"name": "B"})
print(repr(out.getvalue()), list(csv.DictReader(io.StringIO(out.getvalue()))), list(csv.DictReader(["a,b", "1,2,3", "4"], restkey="rest", restval="-")))
r = csv.reader(["a", '"b', 'c"'])
print(next(r), next(r), r.line_num, csv.list_dialects())
csv.register_dialect("mine", delimiter="|", lineterminator="\n")
print(list(csv.reader(["a|b"], "mine")), csv.get_dialect("mine").delimiter)
for action in (lambda: csv.reader(["a"], "nothing"), lambda: csv.reader(["a"], delimiter="xx"), lambda: list(csv.reader([b"a"])), lambda: csv.writer(out).writerow(3),
               lambda: list(csv.reader(["a\nb"])), lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: list(csv.reader(['"a"b'], strict=True)),
               lambda: csv.DictWriter(out, ["a"]).writerow({"b": 1}), lambda: csv.reader(["a"], nonsense=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
