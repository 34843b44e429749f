def spread(a, b):
    text = "a"; count = len(text)
    total = (a +
             b +
             count)
    words = [
        a,
        b,
    ]
    table = {
        "a": a,
        "b": max(a,
                 b),
    }
    if (n := total * 2) > 3 and (
            a < b < 10):
        text = text * n
    chosen = a if a > b else b
    return total, words, table, chosen


def comprehended(values, k):
    squares = [v * v for v in values if v % 2]
    pairs = {v: v + k for v in squares}
    distinct = {v % 1 for v in values}
    nested = [(a, b) for a in range(2) for b in range(a + 1)]
    total = sum(v - 1 for v in squares)
    longest = max(("a", "bcd", "ef"), key=lambda word: len(word) + k)
    return squares, pairs, distinct, nested, total, longest


def assigned(pair):
    a, (b, *c) = pair
    a, b = b, a
    c[0] = c[1] = a
    c += [b]
    d = e = c[-1]
    del c[0], d
    a **= 2
    e -= 1.5
    return a, b, c, e


calls = 0


def counted():
    global calls
    before = calls
    calls += 1
    return before


def decorator(function):
    def wrapper(*args):
        result = function(*args)
        return result
    return wrapper


@decorator
def decorated(n):
    m = n + 1
    return m


def recursive(n):
    if n < 2:
        return 1
    rest = recursive(n - 1)
    return n * rest


def wide(n):
    big = 1 << 70
    for i in range(n):
        big *= 3
        small = big >> 80
    shifted = -big // 7
    share = small / 3
    return shifted, share


def text(word):
    upper = word.upper()
    for letter in upper:
        if letter in "AEIOU":
            word = word.replace(letter.lower(), letter)
    parts = word.split("l")
    joined = "-".join(parts)
    line = f"{joined!r:>12}|{len(parts):03}"
    raw = line.encode()
    return raw


def until(limit):
    n = 0
    while True:
        n += 1
        if n * n > limit:
            break
    return n


spread(1, 2)
spread(9, 2)
comprehended([1, 2, 3], 4)
assigned((1, [2, 3, 4]))
counted()
counted()
decorated(3)
recursive(3)
wide(3)
text("hello")
until(5)
