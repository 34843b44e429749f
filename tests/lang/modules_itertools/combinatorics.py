from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", range(2))), list(product()), list(product("ab", [])), list(product("ab", repeat=2)), len(list(product(range(3), repeat=4))))
for r in range(5):
    print(r, list(combinations("abcd", r)), list(combinations_with_replacement("abc", r)))
    print(r, list(permutations("abc", r)))
print(list(permutations([1, 2, 3])), list(combinations([], 0)), list(combinations("a", 3)), list(combinations_with_replacement("", 2)))
for make in (lambda: combinations("a", -1), lambda: permutations("a", -1), lambda: permutations("a", "b")):
    try:
        make()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
