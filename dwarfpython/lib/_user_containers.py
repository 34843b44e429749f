"""UserDict, UserList and UserString of collections: containers to derive from, around a builtin one in `data`."""

from collections.abc import MutableMapping, MutableSequence, Sequence


def inner(value):
    """The builtin container of what may be one of these."""
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def __setitem__(self, key, item): self.data[key] = item
    def __delitem__(self, key): del self.data[key]
    def __len__(self): return len(self.data)
    def __iter__(self): return iter(self.data)
    def __contains__(self, key): return key in self.data
    def __repr__(self): return repr(self.data)

    def __or__(self, other):
        return type(self)(self.data | inner(other)) if isinstance(other, (UserDict, dict)) else NotImplemented

    def __ror__(self, other):
        return type(self)(inner(other) | self.data) if isinstance(other, (UserDict, dict)) else NotImplemented

    def __ior__(self, other):
        self.data |= inner(other)
        return self

    def copy(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(vars(self))
        made.data = self.data.copy()
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(inner(initlist))

    def __repr__(self): return repr(self.data)
    def __lt__(self, other): return self.data < inner(other)
    def __le__(self, other): return self.data <= inner(other)
    def __eq__(self, other): return self.data == inner(other)
    def __gt__(self, other): return self.data > inner(other)
    def __ge__(self, other): return self.data >= inner(other)
    __hash__ = None
    def __contains__(self, item): return item in self.data
    def __len__(self): return len(self.data)
    def __getitem__(self, i): return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]
    def __setitem__(self, i, item): self.data[i] = inner(item) if isinstance(i, slice) else item
    def __delitem__(self, i): del self.data[i]
    def __add__(self, other): return type(self)(self.data + items_of(self, other))
    def __radd__(self, other): return type(self)(items_of(self, other) + self.data)

    def __iadd__(self, other):
        self.data += items_of(self, other)
        return self

    def __mul__(self, n): return type(self)(self.data * n)
    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def copy(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(vars(self))
        made.data = self.data[:]
        return made

    __copy__ = copy

    def append(self, item): self.data.append(item)
    def insert(self, i, item): self.data.insert(i, item)
    def pop(self, i=-1): return self.data.pop(i)
    def remove(self, item): self.data.remove(item)
    def clear(self): self.data.clear()
    def count(self, item): return self.data.count(item)
    def index(self, item, *bounds): return self.data.index(item, *bounds)
    def reverse(self): self.data.reverse()
    def sort(self, /, *args, **kwargs): self.data.sort(*args, **kwargs)
    def extend(self, other): self.data.extend(inner(other))


def items_of(self, other):
    """What is added to a list: a list of its own class, or what list() makes of it."""
    other = inner(other)
    return other if isinstance(other, type(self.data)) else list(other)


class UserString(Sequence):
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else inner(seq)[:] if isinstance(seq, UserString) else str(seq)

    def __str__(self): return str(self.data)
    def __repr__(self): return repr(self.data)
    def __int__(self): return int(self.data)
    def __float__(self): return float(self.data)
    def __complex__(self): return complex(self.data)
    def __hash__(self): return hash(self.data)
    def __getnewargs__(self): return (self.data[:],)
    def __lt__(self, other): return self.data < inner(other)
    def __le__(self, other): return self.data <= inner(other)
    def __eq__(self, other): return self.data == inner(other)
    def __gt__(self, other): return self.data > inner(other)
    def __ge__(self, other): return self.data >= inner(other)
    def __contains__(self, part): return inner(part) in self.data
    def __len__(self): return len(self.data)
    def __getitem__(self, i): return type(self)(self.data[i])
    def __add__(self, other): return type(self)(self.data + str(inner(other)))
    def __radd__(self, other): return type(self)(str(other) + self.data)
    def __mul__(self, n): return type(self)(self.data * n)
    __rmul__ = __mul__
    def __mod__(self, args): return type(self)(self.data % args)
    def __rmod__(self, template): return type(self)(str(template) % self)
    def isascii(self): return self.data.isascii()
    def join(self, seq): return self.data.join(seq)
    def encode(self, encoding="utf-8", errors="strict"): return self.data.encode(encoding or "utf-8", errors or "strict")
    maketrans = str.maketrans


def delegated(name, wraps):
    def method(self, *args, **kwargs):
        result = getattr(self.data, name)(*[inner(argument) for argument in args], **kwargs)
        return type(self)(result) if wraps else result
    method.__name__ = name
    return method


for name in ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase "
             "title translate upper zfill").split():
    setattr(UserString, name, delegated(name, True))
for name in ("count endswith find format format_map index isalpha isalnum isdecimal isdigit isidentifier islower isnumeric isprintable "
             "isspace istitle isupper partition rfind rindex rpartition rsplit split splitlines startswith").split():
    setattr(UserString, name, delegated(name, False))
for kind in UserDict, UserList, UserString:
    kind.__module__ = "collections"
