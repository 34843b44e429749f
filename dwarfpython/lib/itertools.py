"""itertools: iterators as generators and, where they are called by name, as classes.

What generators cannot show, as in CPython: the reprs of count and repeat. Everything is lazy, as there.
"""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable, /):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        yield from saved


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


class accumulate:
    def __init__(self, iterable, func=None, *, initial=None):
        self.iterator, self.func, self.total, self.first = iter(iterable), func, initial, True

    def __iter__(self):
        return self

    def __next__(self):
        if self.first:
            self.first = False
            if self.total is None:
                self.total = next(self.iterator)
            return self.total
        item = next(self.iterator)
        self.total = self.total + item if self.func is None else self.func(self.total, item)
        return self.total


class chain:
    def __init__(self, *iterables):
        self.iterables, self.current = iter(iterables), iter(())

    @classmethod
    def from_iterable(cls, iterable, /):
        made = cls()
        made.iterables = iter(iterable)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            for item in self.current:
                return item
            self.current = iter(next(self.iterables))


def compress(data, selectors):
    return (item for item, wanted in zip(data, selectors) if wanted)


def dropwhile(predicate, iterable, /):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable, /):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(function, iterable, /):
    for item in iterable:
        if not (item if function is None else function(item)):
            yield item


def starmap(function, iterable, /):
    for arguments in iterable:
        yield function(*arguments)


def pairwise(iterable, /):
    iterator = iter(iterable)
    for before in iterator:
        break
    else:
        return
    for item in iterator:
        yield before, item
        before = item


def limit(value, what, lowest=0):
    """An argument of islice."""
    if value is None:
        return None
    if not isinstance(value, int) or value < lowest:
        raise ValueError(what)
    return value


STOP_MESSAGE = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
START_MESSAGE = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."


def islice(iterable, *arguments):
    if not 1 <= len(arguments) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not arguments else 'most 4'} arguments, got {len(arguments) + 1}")
    if len(arguments) == 1:
        stop = limit(arguments[0], STOP_MESSAGE)
        return sliced(iter(iterable), 0, stop, 1)
    start, stop = limit(arguments[0], START_MESSAGE), limit(arguments[1], STOP_MESSAGE)
    step = limit(arguments[2] if len(arguments) == 3 else None, "Step for islice() must be a positive integer or None.", 1)
    return sliced(iter(iterable), start or 0, stop, step or 1)


def sliced(iterator, start, stop, step):
    position = 0
    wanted = start
    while stop is None or wanted < stop:
        for item in iterator:
            position += 1
            if position > wanted:
                break
        else:
            return
        yield item
        wanted += step
    while stop is not None and position < stop:      # what lies before `stop` is consumed
        for item in iterator:
            position += 1
            break
        else:
            return


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    return zipped(iterators, fillvalue)


def zipped(iterators, fillvalue):
    missing, active = [], len(iterators)
    while active:
        row = []
        for place, iterator in enumerate(iterators):
            if iterator is None:
                row.append(fillvalue)
                continue
            for item in iterator:
                row.append(item)
                break
            else:
                iterators[place] = None
                active -= 1
                row.append(fillvalue)
        if active:
            yield tuple(row)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    tail = [None, None]          # a list of (item, rest) cells that the copies share
    return tuple(copy_of(iterator, tail) for _ in range(n))


def copy_of(iterator, cell):
    while True:
        if cell[1] is None:
            for item in iterator:
                cell[0], cell[1] = item, [None, None]
                break
            else:
                return
        item, cell = cell
        yield item


class groupby:
    def __init__(self, iterable, key=None):
        self.iterator, self.key = iter(iterable), key
        self.group = None        # what tells the current group's iterator from earlier ones
        self.wanted = self.current = self.item = object()

    def __iter__(self):
        return self

    def advance(self):
        self.item = next(self.iterator)
        self.current = self.item if self.key is None else self.key(self.item)

    def __next__(self):
        self.group = object()
        while self.current == self.wanted:
            self.advance()
        self.wanted = self.current
        return self.current, self.members(self.group, self.current)

    def members(self, group, wanted):
        while self.group is group and self.current == wanted:
            yield self.item
            try:
                self.advance()
            except StopIteration:
                return


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    return rows(pools)


def rows(pools):
    if not all(pools):
        return
    places, last = [0] * len(pools), [len(pool) - 1 for pool in pools]
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        column = len(pools) - 1
        while column >= 0 and places[column] == last[column]:
            places[column] = 0
            row[column] = pools[column][0]
            column -= 1
        if column < 0:
            return
        places[column] += 1
        row[column] = pools[column][places[column]]


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return chosen(tuple(iterable), r, False)


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return chosen(tuple(iterable), r, True)


def chosen(pool, r, again):
    """Choices of r places in ascending order; a place may come `again`."""
    n = len(pool)
    if r > n and not again or not n and r:
        return
    places = [0] * r if again else list(range(r))
    while True:
        yield tuple([pool[place] for place in places])
        column = r - 1
        while column >= 0 and places[column] == (n - 1 if again else n - r + column):
            column -= 1
        if column < 0:
            return
        place = places[column]
        for following in range(column, r):
            place += not again or following == column
            places[following] = place


def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r is not None and r < 0:
        raise ValueError("r must be non-negative")
    return arranged(pool, len(pool) if r is None else r)


def arranged(pool, r):
    """In the order of the places: each column counts how far it has been rotated through what is left."""
    n = len(pool)
    if r > n:
        return
    places, turns = list(range(n)), list(range(n, n - r, -1))
    while True:
        yield tuple([pool[place] for place in places[:r]])
        column = r - 1
        while column >= 0:
            turns[column] -= 1
            if turns[column]:
                break
            places[column:] = places[column + 1:] + places[column:column + 1]
            turns[column] = n - column
            column -= 1
        if column < 0:
            return
        other = n - turns[column]
        places[column], places[other] = places[other], places[column]
