import json

data = {"a": [1, 2.5, None, True, "x\"\\\n\t\x01é😀"], "b": {}, "c": [], 1: (1,), None: -0.0, 2.5: 10 ** 30, False: [[]]}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps({"b": 1, "a": [1, {"z": 0}]}, sort_keys=True, indent="\t"), json.dumps([1, {"a": 2}], separators=(",", ":")))
print(json.dumps([float("inf"), float("-inf"), float("nan"), 1e100, 1e-7, 1.0]), json.dumps("text"), json.dumps(None), json.dumps(3), json.dumps("\x7f\u2028"))
print(json.dumps({"x": {1, 2}}, default=sorted), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps([], indent=4), json.dumps({"a": []}, indent=1))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return f"<{type(o).__name__}>" if isinstance(o, bytes) else json.JSONEncoder.default(self, o)


print(json.dumps([b"x"], cls=Encoder))
loop = []
loop.append(loop)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps(loop), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False),
            lambda: json.dumps([object], cls=Encoder)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
