# packages: toolz==0.12.1
from operator import add, mul

import toolz
from toolz import curried

inc = lambda value: value + 1
print(toolz.compose(str, inc)(3), toolz.pipe(3, inc, str), toolz.thread_first(1, inc, (add, 5)), toolz.thread_last([1, 2], (map, inc), list), toolz.juxt(inc, str)(5), toolz.complement(bool)(0))
print(list(toolz.sliding_window(2, range(4))), list(toolz.partition(2, range(5), pad=None)), list(toolz.partition_all(2, range(5))), toolz.groupby(len, ["a", "bb", "c"]), list(toolz.accumulate(add, range(5))), toolz.frequencies("abca"))
print(toolz.countby(len, ["a", "bb", "c"]), list(toolz.interleave([[1, 2], [3]])), list(toolz.unique([1, 2, 1])), list(toolz.take_nth(2, range(5))), toolz.first([9]), toolz.nth(2, "abc"), list(toolz.concatv([1], [2])), list(toolz.interpose(0, [1, 2])))
print(toolz.merge({1: 2}, {3: 4}), toolz.merge_with(sum, {1: 2}, {1: 3}), toolz.assoc({1: 2}, 3, 4), toolz.dissoc({1: 2, 3: 4}, 1), toolz.valmap(inc, {1: 2}), toolz.keyfilter(bool, {0: 1, 1: 2}), toolz.get_in(["a", 0], {"a": [5]}), toolz.update_in({"a": {"b": 1}}, ["a", "b"], inc))
print(list(toolz.join(lambda pair: pair[0], [(1, "a"), (2, "b")], lambda pair: pair[0], [(1, "x")])), list(toolz.diff([1, 2], [1, 3])), toolz.reduceby(lambda value: value % 2, add, range(6), 0), list(toolz.mapcat(str, [12, 34])), toolz.topk(2, [3, 9, 5]), toolz.isdistinct([1, 1]))


@toolz.curry
def three(a, b, c=10):
    return a + b + c


print(three(1)(2), three(1, c=0)(5), list(curried.map(inc)([1, 2])), curried.get(1)([5, 6]), toolz.pipe([1, 2, 3], curried.filter(lambda value: value > 1), list), three(1).args, three(1).func.__name__)
print(toolz.memoize(mul)(3, 4), toolz.flip(pow, 2, 3), toolz.do(len, "x"), toolz.excepts(ValueError, int, lambda error: -1)("x"), toolz.identity(1), toolz.apply(inc, 1), toolz.random_sample(1, [1, 2]) is not None)
