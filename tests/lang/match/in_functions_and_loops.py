def commands():
    depth = 0
    while True:
        line = yield depth
        match line.split():
            case ["push"]:
                depth += 1
            case ["pop"] if depth:
                depth -= 1
            case ["quit" | "exit", *_]:
                return "bye"
            case [word, *args]:
                depth = yield f"{word}? {args}"
            case []:
                continue


g = commands()
next(g)
for line in ("push", "push", "pop", "", "what is"):
    print(g.send(line))
print(g.send(10))
try:
    g.send("exit now")
except StopIteration as e:
    print(e.value)


def loop(items):
    for item in items:
        match item:
            case 0:
                continue
            case [x]:
                yield lambda: x
            case "stop":
                break
            case _:
                try:
                    yield item
                finally:
                    print("left", item)
    else:
        yield "end"


print([x if not callable(x) else x() for x in loop([0, 1, [2], "stop", 3])])
print([x if not callable(x) else x() for x in loop([0, [4]])])


def outer(v):
    match v:
        case {"x": x, **rest}:
            def inner():
                nonlocal x
                x += 1
                return x, rest
            return inner


print(outer({"x": 1, "y": 2})())


class Body:
    match 3:
        case n:
            attribute = n
    match [1, 2]:
        case [first, *_]:
            pass


print(Body.attribute, Body.n, Body.first)


def declared():
    global made
    match 1:
        case made:
            pass


declared()
print(made)


def fact(n):
    match n:
        case 0 | 1:
            return 1
        case _:
            return n * fact(n - 1)


print(fact(20))


def sum_of(l):
    match l:
        case []:
            return 0
        case [x, *xs]:
            return x + sum_of(xs)


print(sum_of(list(range(50))))
