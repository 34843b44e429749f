# packages: more-itertools==10.1.0
import more_itertools as mi

print(list(mi.chunked(range(7), 3)), list(mi.windowed([1, 2, 3, 4], 3)), mi.first([], 5), mi.last("abc"), list(mi.collapse([1, [2, [3, "x"]]])), list(mi.flatten([[1], [2]])), mi.one([4]), list(mi.pairwise("abc")))
print(list(mi.split_at("abcdcba", lambda letter: letter == "b")), list(mi.split_when([1, 2, 4, 5], lambda a, b: b != a + 1)), [list(group) for group in mi.consecutive_groups([1, 2, 4, 5])], list(mi.interleave_longest([1, 2], [3])), list(mi.roundrobin("ab", "c")), list(mi.unique_everseen("aAb", key=str.lower)))
peeked = mi.peekable("abc")
print(peeked.peek(), next(peeked), peeked[0], list(peeked), peeked.peek("end"), bool(peeked))
bucket = mi.bucket(["a1", "b1", "a2"], key=lambda text: text[0])
print(sorted(bucket), list(bucket["a"]), list(bucket["b"]), "c" in bucket, mi.ilen("abc"), mi.nth("abc", 1), mi.take(2, "abc"), list(mi.sliding_window("abcd", 2)), list(mi.partition(str.isupper, "aB")[1]))
print(list(mi.powerset([1, 2])), mi.all_equal([1, 1]), list(mi.grouper("abcde", 2, fillvalue="x")), list(mi.run_length.encode("aab")), list(mi.numeric_range(1, 3, 0.5)), mi.minmax([3, 1, 2]), list(mi.distinct_permutations("aab"))[:2], list(mi.set_partitions([1, 2, 3], 2)), mi.locate([0, 1, 1]).__next__())
seekable = mi.seekable(range(5))
print(next(seekable), list(seekable), seekable.seek(1), next(seekable), mi.map_reduce(range(5), lambda number: number % 2, sum.__class__ and (lambda number: number * 10), sum), list(mi.stagger([1, 2, 3])), list(mi.zip_offset([1, 2], [3, 4], offsets=(0, 1))), mi.spy([1, 2, 3], 2)[0])
for action in (lambda: mi.one([]), lambda: mi.one([1, 2]), lambda: mi.first([]), lambda: list(mi.chunked([1], 2, strict=True)), lambda: mi.strictly_n([1], 2) and list(mi.strictly_n([1], 2)), lambda: mi.only([1, 2])):
    try:
        print(action())
    except ValueError as error:
        print(error)
