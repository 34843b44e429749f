# packages: tomli==2.0.1
import tomli

TEXT = '''
title = "TOML \\u00e9 \\"x\\""
[owner]
name = 'Tom'
dob = 1979-05-27T07:32:00-08:00
day = 1979-05-27
at = 07:32:00.5
local = 1979-05-27 07:32:00
[numbers]
ints = [1, +2, -3_000, 0xDEAD, 0o17, 0b101]
floats = [1.5, 6.02e23, -inf, 1e-3]
flag = true
many = """
first
second \\
   joined"""
raw = \'\'\'a\\b\'\'\'
[a.b.c]
d.e = {x = 1, y.z = [[1, 2], ["a"]]}
[[list]]
n = 1
[[list]]
n = 2
[[list.sub]]
m = 3
'''
print(tomli.loads(TEXT))
print(tomli.loads("a = 1.10", parse_float=str))
for text in ["a = ", "a = 1\na = 2", "[a]\n[a]", "a = [1, 2", 'a = "x', "= 1", "a = 1 b = 2", "a = 01", 'a = "\\q"', "a = 1979-13-01", "[[a]]\n[a]", "a.b = 1\na.b.c = 2", "a = {b = 1, b = 2}", "a = tru", '"" = 1', "a = '''x"]:
    try:
        print(text, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        print(repr(text), error)
