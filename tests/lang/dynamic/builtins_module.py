import builtins
print(builtins.len([1]), builtins.ValueError is ValueError, builtins.__name__, builtins.print is print)
print(all(hasattr(builtins, n) for n in ("abs", "open", "exec", "KeyError", "None", "True", "__import__", "Ellipsis", "range", "zip")))
print(builtins.max is max, __builtins__ is builtins)
