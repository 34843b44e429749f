# What is written and read in one walk, and what is not, come out the same.
import json


class Celsius(float):
    pass


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o)


deep = []
for i in range(300):
    deep = [deep]
print(json.dumps({"a": [1, -2.5, 1e100, 2 ** 70, None, True], "b": ("x", {}), "": []}))
print(json.dumps(["\x7f", "\n\t\"\\/\b\f\r\x01", "\u00e9\u20ac", "\U0001f600", "\ud800"]), json.dumps("\u00e9\x7f", ensure_ascii=False))
print(json.dumps({1: 2, None: 3, True: 4, 2.5: 5}), json.dumps([Celsius(3)]), json.dumps({3, 1}, cls=Encoder))
print(json.dumps([float("inf")]), json.dumps(deep) == "[" * 301 + "]" * 301, json.dumps([1, 2], separators=(",", ":")))
print(json.loads(' { "a" : [ 1 , -0 , -0.0 , 12345678901234567890 , 1.5e3, 1E-2, 0 ] , "a\\u0041" : null } '))
print(json.loads('["\\ud83d\\ude00", "\\ud800", "\\ud800\\u0041", "a\\/b\\n", "\u00e9"]') == ["\U0001f600", "\ud800", "\ud800A", "a/b\n", "\u00e9"])
print(json.loads("[" * 300 + "]" * 300) == deep[0], json.loads("[NaN]"), json.loads('{"k": 1, "k": 2}'))
for text in "", "[1,]", '{"a" 1}', "[1 2]", '"a', '"\\x"', '"\\ud8"', "nul", "01", "1.", "-", '["\x01"]', "1 2", '{"a": 1,}', "{1: 2}", '"a\0"':
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(error)
loop = [1]
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
