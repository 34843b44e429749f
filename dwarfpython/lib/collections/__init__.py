"""collections: deque, defaultdict, Counter, OrderedDict, namedtuple, ChainMap and the User classes.

A deque is two lists with a common front: `behind` holds its first items in reverse order. namedtuple makes a class with
type(), whose fields are properties.
"""

import sys
from keyword import iskeyword
from itertools import chain, repeat, starmap


class deque:
    __abc_tpflags__ = 1 << 5             # a sequence for `match`

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and not isinstance(maxlen, int):
            raise TypeError("an integer is required")
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.behind, self.ahead, self.limit, self.version = [], [], maxlen, 0
        self.extend(iterable)

    maxlen = property(lambda self: self.limit)

    # Ends

    def append(self, x, /):
        self.ahead.append(x)
        self.version += 1
        if self.limit is not None and len(self) > self.limit:
            self.popleft()

    def appendleft(self, x, /):
        self.behind.append(x)
        self.version += 1
        if self.limit is not None and len(self) > self.limit:
            self.pop()

    def pop(self):
        if not self.ahead:
            if not self.behind:
                raise IndexError("pop from an empty deque")
            half = (len(self.behind) + 1) // 2
            self.ahead = self.behind[half - 1::-1]
            self.behind = self.behind[half:]
        self.version += 1
        return self.ahead.pop()

    def popleft(self):
        if not self.behind:
            if not self.ahead:
                raise IndexError("pop from an empty deque")
            half = (len(self.ahead) + 1) // 2
            self.behind = self.ahead[half - 1::-1]
            self.ahead = self.ahead[half:]
        self.version += 1
        return self.behind.pop()

    def extend(self, iterable, /):
        for x in list(iterable) if iterable is self else iterable:
            self.append(x)

    def extendleft(self, iterable, /):
        for x in list(iterable) if iterable is self else iterable:
            self.appendleft(x)

    def rotate(self, n=1, /):
        if self:
            items = list(self)
            n = -n % len(items)
            self.replace(items[n:] + items[:n])

    def clear(self):
        self.replace([])

    def replace(self, items):
        self.behind, self.ahead = [], items
        self.version += 1

    # As a sequence

    def __len__(self):
        return len(self.behind) + len(self.ahead)

    def __iter__(self):
        version = self.version
        for part in (reversed(self.behind), self.ahead):
            for x in part:
                if self.version != version:
                    raise RuntimeError("deque mutated during iteration")
                yield x
                if self.version != version:
                    raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(list(self))

    def place(self, index, message="deque index out of range"):
        """The list and the index in it of an item."""
        if not isinstance(index, int):
            if not hasattr(type(index), "__index__"):
                raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
            index = index.__index__()
        n = len(self.behind)
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(message)
        return (self.behind, n - 1 - index) if index < n else (self.ahead, index - n)

    def __getitem__(self, index):
        items, i = self.place(index)
        return items[i]

    def __setitem__(self, index, x):
        items, i = self.place(index)
        items[i] = x

    def __delitem__(self, index):
        items, i = self.place(index)
        del items[i]
        self.version += 1

    def __contains__(self, x):
        return any(item is x or item == x for item in self)

    def count(self, x, /):
        return sum(item is x or item == x for item in self)

    def index(self, x, start=0, stop=sys.maxsize, /):
        items = list(self)
        for i in range(*slice(start, stop).indices(len(items))):
            if items[i] is x or items[i] == x:
                return i
        raise ValueError(f"{x!r} is not in deque")

    def insert(self, i, x, /):
        if self.limit is not None and len(self) >= self.limit:
            raise IndexError("deque already at its maximum size")
        items = list(self)
        items.insert(i, x)
        self.replace(items)

    def remove(self, value, /):
        items = list(self)
        if value not in items:
            raise ValueError(f"{value!r} is not in deque")
        items.remove(value)
        self.replace(items)

    def reverse(self):
        self.behind, self.ahead = self.ahead, self.behind
        self.version += 1

    def __reduce__(self):
        state = {name: value for name, value in vars(self).items() if name not in ("behind", "ahead", "limit", "version")}
        return type(self), () if self.maxlen is None else ((), self.maxlen), state or None, iter(self)

    def copy(self):
        return type(self)(self) if self.limit is None else type(self)(self, self.limit)

    __copy__ = copy

    # Operators

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __mul__(self, n):
        return type(self)(list(self) * n, self.limit)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = list(self) * n
        self.clear()
        self.extend(items)
        return self

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return list(self) < list(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return list(self) <= list(other) if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return list(self) > list(other) if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return list(self) >= list(other) if isinstance(other, deque) else NotImplemented

    __hash__ = None
    showing = False

    def __repr__(self):
        if self.showing:
            return "[...]"
        self.showing = True
        try:
            inner = repr(list(self))
        finally:
            self.showing = False
        return f"{type(self).__name__}({inner})" if self.limit is None else f"{type(self).__name__}({inner}, maxlen={self.limit})"


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __reduce__(self):
        return type(self), () if self.default_factory is None else (self.default_factory,), None, None, iter(self.items())

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        return type(self)(self.default_factory, {**self, **other})

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"


class OrderedDict(dict):
    """A dict keeps the order anyway; equality looks at it here, and ends can be moved and popped."""

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        rest = [] if last else list(self.items())
        if not last:
            self.clear()
        self[key] = value
        self.update(rest)

    def __reduce__(self):
        return type(self), (), self.__getstate__(), None, iter(self.items())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()"


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        dict.__init__(self)
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def elements(self):
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = count + self.get(key, 0) if key in self else count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + 1
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) - count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if keywords:
            self.subtract(keywords)

    def __reduce__(self):
        return type(self), (dict(self),)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def merged(self, other, combine):
        """A Counter of the keys of both whose combined counts are positive."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in chain(self, [key for key in other if key not in self]):
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self.merged(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self.merged(other, lambda a, b: a - b)

    def __or__(self, other):
        return self.merged(other, max)

    def __and__(self, other):
        return self.merged(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def kept(self, other):
        self_items = dict(other)
        self.clear()
        dict.update(self, self_items)
        return self

    def __iadd__(self, other):
        return self.kept(self + other)

    def __isub__(self, other):
        return self.kept(self - other)

    def __ior__(self, other):
        return self.kept(self | other)

    def __iand__(self, other):
        return self.kept(self & other)

    def within(self, other, compare):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(compare(self[key], other[key]) for key in chain(self, other))

    def __eq__(self, other):
        return self.within(other, lambda a, b: a == b)

    def __ne__(self, other):
        return not self == other

    def __le__(self, other):
        return self.within(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self.within(other, lambda a, b: a >= b)

    def __lt__(self, other):
        return self <= other and self != other

    def __gt__(self, other):
        return self >= other and self != other

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        shown = ", ".join([f"{key!r}: {count!r}" for key, count in self.most_common()])
        return f"{type(self).__name__}({{{shown}}})"


def checked_names(typename, field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        if rename and (not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen):
            name = names[i] = f"_{i}"
        seen.add(name)
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for i, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:i]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    return tuple(names)


def field(index):
    return property(lambda self: tuple.__getitem__(self, index), doc=f"Alias for field number {index}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = checked_names(str(typename), field_names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    preset = dict(zip(names[len(names) - len(defaults):], defaults))

    def __new__(cls, *args, **keywords):
        if len(args) == len(names) and not keywords:
            return tuple.__new__(cls, args)
        return tuple.__new__(cls, bound(args, keywords))

    def bound(args, keywords):
        if len(args) > len(names):
            most, least = len(names) + 1, len(names) - len(defaults) + 1
            wanted = f"from {least} to {most}" if defaults else most
            raise TypeError(f"{typename}.__new__() takes {wanted} positional argument{'s' if most != 1 else ''} but {len(args) + 1} were given")
        values = dict(zip(names, args))
        for name, value in keywords.items():
            if name in values:
                raise TypeError(f"{typename}.__new__() got multiple values for argument '{name}'")
            if name not in names:
                raise TypeError(f"{typename}.__new__() got an unexpected keyword argument '{name}'")
            values[name] = value
        missing = [name for name in names if name not in values and name not in preset]
        if missing:
            raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {listed(missing)}")
        return [values[name] if name in values else preset[name] for name in names]

    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != len(names):
            raise TypeError(f"Expected {len(names)} arguments, got {len(values)}")
        return tuple.__new__(cls, values)

    def _replace(self, /, **keywords):
        values = [keywords.pop(name, value) for name, value in zip(names, self)]
        if keywords:
            raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
        return self._make(values)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in zip(names, self)])})"

    members = {
        "__doc__": f"{typename}({', '.join(names)})", "__slots__": (), "_fields": names, "_field_defaults": preset, "__match_args__": names,
        "__new__": __new__, "_make": classmethod(_make), "_replace": _replace, "__repr__": __repr__,
        "_asdict": lambda self: dict(zip(names, self)), "__getnewargs__": lambda self: tuple(self), "__module__": module or "__main__",
    }
    for i, name in enumerate(names):
        members[name] = field(i)
    return type(str(typename), (tuple,), members)


def listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __len__(self):
        return len(self.merged())

    def __iter__(self):
        return iter(self.merged())

    def __bool__(self):
        return any(self.maps)

    def merged(self):
        found = {}
        for mapping in reversed(self.maps):
            found.update(mapping)
        return found

    def keys(self):
        return self.merged().keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key, *default):
        if key not in self.maps[0] and not default:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *default)

    def update(self, *args, **keywords):
        self.maps[0].update(*args, **keywords)

    def new_child(self, m=None, **keywords):
        child = {} if m is None else m
        child.update(keywords)
        return type(self)(child, *self.maps)

    parents = property(lambda self: type(self)(*self.maps[1:]))

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if isinstance(other, ChainMap) else other)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"


def __getattr__(name):
    """The User classes, which need collections.abc."""
    if name not in ("UserDict", "UserList", "UserString"):
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    import _user_containers
    return getattr(_user_containers, name)


# Written in C in CPython, so messages name the module, too.
deque.__name__, defaultdict.__name__, OrderedDict.__name__ = "collections.deque", "collections.defaultdict", "collections.OrderedDict"
