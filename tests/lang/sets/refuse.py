def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: {[]})
attempt(lambda: {1, {}})
attempt(lambda: {1}.add([]))
attempt(lambda: {1}.remove(2))
attempt(lambda: set().pop())
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1} < 5)
attempt(lambda: {1} <= [1])
one = {1}
attempt(lambda: one[0])
attempt(lambda: set(5))
attempt(lambda: set(1, 2))
attempt(lambda: {1}.update(5))
attempt(lambda: hash({1}))
attempt(lambda: frozenset([1]).add(2))
attempt(lambda: {1: 2, **{3}})
attempt(lambda: {[1] for x in [1]})


def changes_while_it_is_walked():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)


attempt(changes_while_it_is_walked)
cycle = [1]
s = {tuple(cycle)}
print(s)
