print(list[int], dict[str, int], tuple[int, ...], list[list[int]], set["x"], type[int], int | None, int | str | None, list[int] | None)
print(list[int] == list[int], list[int] != list[str], hash(list[int]) == hash(list[int]), int | str == str | int, (int | int) is int)
a = dict[str, int]
print(a.__origin__, a.__args__, a(x=1), a.fromkeys("ab"), type(a), type(int | str), (int | str).__args__)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]))
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: int[3], lambda: 3 | int, lambda: int | 3, lambda: "x" | int, lambda: None | None):
    try: print(f())
    except TypeError as e: print(e)
print(None | int, type(None) | str)
class C: pass
print(C | int, list[C], isinstance(3, C | int))
