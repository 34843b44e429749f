"""weakref: references that do not keep their object alive.

An object dies when a collection finds it unreachable, not when its last name goes. Functions that capture nothing live as long as
the program, so references to them never die.
"""

import _weakref
from _weakref import references as getweakrefs

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


class ReferenceType:
    __slots__ = ("_cell", "_callback", "_hash", "__weakref__")

    def __new__(cls, object, callback=None, /, *others, **named):
        if cls is ReferenceType and callback is None:
            known = _weakref.plain(object)
            if known is not None:
                return known
        self = super().__new__(cls)
        self._cell = _weakref.cell(object, self, cls is not ReferenceType or callback is not None)
        self._callback = callback
        self._hash = None
        return self

    def __init__(self, object, callback=None, /):
        pass

    def __call__(self):
        return _weakref.get(self._cell)

    @property
    def __callback__(self):
        return self._callback

    def _call_back(self):
        callback, self._callback = self._callback, None
        callback(self)

    def __hash__(self):
        if self._hash is None:
            object = self()
            if object is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(object)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, theirs = self(), other()
        return self is other if mine is None or theirs is None else mine == theirs

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __repr__(self):
        object = self()
        if object is None:
            return f"<weakref at {id(self):#x}; dead>"
        name = getattr(object, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return f"<weakref at {id(self):#x}; to '{type(object).__name__}' at {id(object):#x}{named}>"


ref = ReferenceType


def getweakrefcount(object):
    return len(getweakrefs(object))


# Proxies

def _target(proxy):
    object = _reference_of(proxy)()
    if object is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return object


def _reference_of(proxy):
    return object.__getattribute__(proxy, "_reference")


def _plain(value):
    return _target(value) if isinstance(value, _Proxy) else value


class _Proxy:
    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __init__(self, reference):
        object.__setattr__(self, "_reference", reference)

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        object = _reference_of(self)()
        kind = "NoneType" if object is None else type(object).__name__
        return f"<weakproxy at {id(self):#x} to {kind} at {id(object):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return _target(self).__index__()

    def __eq__(self, other):
        return _target(self) == _plain(other)

    def __ne__(self, other):
        return _target(self) != _plain(other)

    def __lt__(self, other):
        return _target(self) < _plain(other)

    def __le__(self, other):
        return _target(self) <= _plain(other)

    def __gt__(self, other):
        return _target(self) > _plain(other)

    def __ge__(self, other):
        return _target(self) >= _plain(other)

    def __neg__(self):
        return -_target(self)

    def __pos__(self):
        return +_target(self)

    def __abs__(self):
        return abs(_target(self))

    def __invert__(self):
        return ~_target(self)

    def __add__(self, other):
        return _target(self) + _plain(other)

    def __radd__(self, other):
        return other + _target(self)

    def __sub__(self, other):
        return _target(self) - _plain(other)

    def __rsub__(self, other):
        return other - _target(self)

    def __mul__(self, other):
        return _target(self) * _plain(other)

    def __rmul__(self, other):
        return other * _target(self)

    def __truediv__(self, other):
        return _target(self) / _plain(other)

    def __rtruediv__(self, other):
        return other / _target(self)

    def __floordiv__(self, other):
        return _target(self) // _plain(other)

    def __rfloordiv__(self, other):
        return other // _target(self)

    def __mod__(self, other):
        return _target(self) % _plain(other)

    def __rmod__(self, other):
        return other % _target(self)

    def __pow__(self, other):
        return _target(self) ** _plain(other)

    def __and__(self, other):
        return _target(self) & _plain(other)

    def __or__(self, other):
        return _target(self) | _plain(other)

    def __xor__(self, other):
        return _target(self) ^ _plain(other)

    def __lshift__(self, other):
        return _target(self) << _plain(other)

    def __rshift__(self, other):
        return _target(self) >> _plain(other)

    def __matmul__(self, other):
        return _target(self) @ _plain(other)


class ProxyType(_Proxy):
    __slots__ = ()


class CallableProxyType(_Proxy):
    __slots__ = ()

    def __call__(self, *args, **named):
        return _target(self)(*args, **named)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    kind = CallableProxyType if callable(object) else ProxyType
    if callback is None:
        return kind(ref(object))
    made = kind(_ProxyReference(object, callback))
    _reference_of(made).proxy = ref(made)
    return made


class _ProxyReference(ReferenceType):
    """Its callback gets the proxy."""
    __slots__ = ("proxy",)

    def _call_back(self):
        made = self.proxy()
        if made is not None:
            callback, self._callback = self._callback, None
            callback(made)


class WeakMethod(ReferenceType):
    """A reference to a bound method that lives as long as its object does."""
    __slots__ = ("_function",)

    def __new__(cls, method, callback=None, /):
        try:
            object, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        self = ReferenceType.__new__(cls, object, callback)
        self._function = function
        return self

    def __call__(self):
        object = ReferenceType.__call__(self)
        return None if object is None else _weakref.bind(object, self._function)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, theirs = ReferenceType.__call__(self), ReferenceType.__call__(other)
        if mine is None or theirs is None:
            return self is other
        return mine is theirs and self._function == other._function

    def __hash__(self):
        return ReferenceType.__hash__(self)


# Collections. A dead entry goes when its reference's callback runs, or, while the collection is iterated over, afterwards.

class _Keyed(ReferenceType):
    __slots__ = ("key",)

    def __new__(cls, object, callback, key):
        self = ReferenceType.__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        pass


class _Mapping:
    """What the two dictionaries share. `data` maps what is stored to what is stored; _live tells a stored pair's key and value."""

    def __init__(self, other=(), /, **named):
        self.data = {}
        self.update(other, **named)

    def _pairs(self):
        for pair in list(self.data.items()):
            live = self._live(pair)
            if live is not None:
                yield live

    def __len__(self):
        return sum(1 for _ in self._pairs())

    def __iter__(self):
        for key, _ in self._pairs():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._pairs():
            yield value

    def items(self):
        return self._pairs()

    def update(self, other=(), /, **named):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in named.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def popitem(self):
        while self.data:
            live = self._live(self.data.popitem())
            if live is not None:
                return live
        raise KeyError("dictionary is empty")

    def __or__(self, other):
        merged = self.copy()
        merged.update(other)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if isinstance(other, _Mapping) else other)

    __hash__ = None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Mapping):
    def _live(self, pair):
        value = pair[1]()
        return None if value is None else (pair[0], value)

    def _reference(self, key, value):
        owner = ref(self)

        def forget(dead):
            mapping = owner()
            if mapping is not None and mapping.data.get(dead.key) is dead:
                del mapping.data[dead.key]
        return _Keyed(value, forget, key)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._reference(key, value)

    def __delitem__(self, key):
        self[key]
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(_Mapping):
    def _live(self, pair):
        key = pair[0]()
        return None if key is None else (key, pair[1])

    def _reference(self, key):
        owner = ref(self)

        def forget(dead):
            mapping = owner()
            if mapping is not None:
                mapping.data.pop(dead, None)
        return ref(key, forget)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[self._reference(key)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _reference(self, item):
        owner = ref(self)

        def forget(dead):
            found = owner()
            if found is not None:
                found.data.discard(dead)
        return ref(item, forget)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(self._reference(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        found = self.copy()
        found.update(other)
        return found

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data &= set(map(ref, other))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def difference(self, other):
        left = self.copy()
        left.difference_update(other)
        return left

    __sub__ = difference

    def difference_update(self, other):
        self.data -= set(map(ref, list(other)))

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def symmetric_difference(self, other):
        found = self.copy()
        found.symmetric_difference_update(other)
        return found

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return set(self) <= set(other)

    __le__ = issubset

    def issuperset(self, other):
        return set(self) >= set(other)

    __ge__ = issuperset

    def isdisjoint(self, other):
        return set(self).isdisjoint(set(other))

    def __lt__(self, other):
        return set(self) < set(other)

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


# finalize

class finalize:
    """Calls a function once: when the object dies, when it is called itself, or at exit."""
    __slots__ = ("__weakref__",)
    _entries = {}
    _registered = []

    def __init__(self, object, function, /, *args, **named):
        if not finalize._registered:
            import atexit
            finalize._registered.append(atexit.register(finalize._at_exit))
        reference = ref(object, lambda dead: self())
        finalize._entries[self] = [reference, function, args, named, True]

    def __call__(self, _=None):
        entry = finalize._entries.pop(self, None)
        return entry[1](*entry[2], **entry[3]) if entry else None

    def _take(self, remove):
        entry = finalize._entries.get(self)
        object = entry and entry[0]()
        if object is None:
            return None
        if remove:
            del finalize._entries[self]
        return object, entry[1], entry[2], entry[3]

    def detach(self):
        return self._take(True)

    def peek(self):
        return self._take(False)

    @property
    def alive(self):
        return self in finalize._entries

    @property
    def atexit(self):
        entry = finalize._entries.get(self)
        return bool(entry) and entry[4]

    @atexit.setter
    def atexit(self, value):
        entry = finalize._entries.get(self)
        if entry:
            entry[4] = bool(value)

    def __repr__(self):
        entry = finalize._entries.get(self)
        object = entry and entry[0]()
        if object is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(object).__name__!r} at {id(object):#x}>"

    @classmethod
    def _at_exit(cls):
        for one, entry in reversed(list(cls._entries.items())):
            if entry[4]:
                one()
