import json

print(json.loads(' {"a": [1, -2.5e3, 0, 1E2, 0.1], "b": {"c": null}, "d": true, "e": false, "f": "x\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"} '))
print(json.loads("[]"), json.loads("{}"), json.loads('"é"'), json.loads(b'[1]'), json.loads("123456789012345678901234567890"), json.loads("[NaN, Infinity, -Infinity]"))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1.5, 2]", parse_float=str, parse_int=lambda text: text + "!"), json.loads('["\t"]', strict=False), json.JSONDecoder().raw_decode("[1] x"))
for text in ("", "[1,", "[1 2]", "{", '{"a" 1}', '{"a": 1 "b"}', "{a: 1}", "[1,]", '{"a": 1,}', '"abc', '"\\x"', '"\\u12"', "nul", "[1]]", "01", "1.", "-", "\n\n  @", '"\n"', "\ufeff1", "+1", "[1.e3]"):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.lineno, error.colno, error.pos, error.msg)
try:
    json.loads(5)
except TypeError as error:
    print(error)
value = {"list": list(range(5)), "nested": {"x": [{"y": "z"}] * 2}, "text": "ünï"}
print(json.loads(json.dumps(value)) == value, json.loads(json.dumps(value, indent=3)) == value)
