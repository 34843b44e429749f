import operator as op


def show(function, *args):
    try:
        print(function.__name__, args, function(*args))
    except (TypeError, ValueError, IndexError, KeyError) as error:
        print(function.__name__, type(error).__name__, error)


for function in (op.add, op.sub, op.mul, op.truediv, op.floordiv, op.mod, op.pow, op.lt, op.le, op.eq, op.ne, op.gt, op.ge,
                 op.and_, op.or_, op.xor, op.lshift, op.rshift, op.is_, op.is_not, op.iadd, op.isub, op.imul):
    show(function, 7, 2)
for function in (op.neg, op.pos, op.invert, op.inv, op.not_, op.truth, op.abs, op.index):
    show(function, -5)
show(op.add, 1, "a")
show(op.index, 1.5)
show(op.concat, [1], [2])
show(op.concat, 1, 2)
show(op.contains, [1, 2], 2)
show(op.countOf, [1, 2, 1], 1)
show(op.indexOf, "abc", "c")
show(op.indexOf, "abc", "d")
show(op.getitem, {"a": 1}, "a")
items = [1, 2, 3]
op.setitem(items, 0, 9)
op.delitem(items, 1)
print(items, op.iadd(items, [4]) is items, items)
print(op.length_hint([1, 2]), op.length_hint(5, 7), op.call(max, 1, 5))
