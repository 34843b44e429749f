from itertools import (accumulate, chain, compress, dropwhile, filterfalse, groupby, islice, pairwise, starmap, takewhile, tee,
                       zip_longest)
import operator

print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate([])), list(accumulate([3, 1, 2], max)))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable(["ab", "cd"])))
print(list(compress("abcd", [1, 0, True])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])))
print(list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1, "", "a"])), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])))
print([(key, list(group)) for key, group in groupby("aabbbca")], [(key, len(list(group))) for key, group in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([key for key, _ in groupby("aabb")], list(groupby([])))
skipped = groupby("aab")
key, group = next(skipped)
print(key, next(skipped)[0], list(group))
print(list(zip_longest("abc", [1])), list(zip_longest("a", "bcd", "ef", fillvalue="-")), list(zip_longest()))
for arguments in ((3,), (1, 3), (1, None), (0, None, 2), (2, 9, 3), (None, None), (None, 4, None), (5, 2)):
    print(arguments, list(islice("abcdefg", *arguments)))
iterator = iter(range(10))
print(list(islice(iterator, 1, 6, 3)), next(iterator))
for bad in ((-1,), (0, -1), (0, 1, 0), ("a",), ()):
    try:
        print(list(islice("abc", *bad)))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
a, b = tee(iter("xyz"))
print(next(a), next(a), list(b), list(a), tee([], 0), [list(t) for t in tee("ab", 3)])
