def branches(n):
    total = 0
    text = "start"
    if n > 3:
        total = n * 2
    elif n == 2:
        total = -1
    else:
        text = f"n is {n}"
    while total > 4:
        total -= 3
        if total == 5:
            continue
        text += "."
    else:
        text = text.upper()
    return total, text


def loops(limit):
    seen = []
    ratio = 1.5
    for i in range(limit):
        if i == 1:
            continue
        ratio = ratio * 2
        seen.append((i, ratio))
        if i == 3:
            break
    else:
        seen = None
    flag = ratio > 3 and not seen
    big = 1 << 70
    big -= 1
    return seen, flag, big


def handled(divisors):
    found = []
    for d in divisors:
        try:
            q = 10 // d
            found.append(q)
        except ZeroDivisionError as error:
            what = str(error)
            found.append(what)
        except TypeError:
            found = [found]
        else:
            what = None
        finally:
            tried = len(found)
    del what
    return found, tried


def matched(thing):
    match thing:
        case [x, y]:
            result = x + y
        case {"k": value, **others}:
            result = value
        case str() as s if s:
            result = s * 2
        case _:
            result = None
    return result


def returns_in_try(n):
    try:
        if n:
            return n
        n = 5
    finally:
        n += 1
    return n


for n in (5, 2, 1):
    branches(n)
for limit in (2, 6):
    loops(limit)
handled([5, 0, "x", 2])
for thing in ([1, 2], {"k": 3, "l": 4}, "ab", 5):
    matched(thing)
returns_in_try(1)
returns_in_try(0)
