"""object.__reduce_ex__, __reduce__ and __getstate__: how copy and pickle take an object apart and put it together again."""

import copyreg

ARGUMENTS = (int, float, complex, str, bytes, tuple)      # what __new__ of their subclasses is given


def reduce_ex(self, protocol):
    own = next(base for base in type(self).__mro__ if "__reduce__" in base.__dict__)
    return reduce(self, protocol) if own is object else self.__reduce__()


def reduce(self, protocol=0):
    if isinstance(self, BaseException):
        return reduce_exception(self)
    for base, reducer in REDUCERS:
        if isinstance(self, base):
            return reducer(self)
    if protocol < 2:
        return reduce_old(self, protocol)
    function, arguments = new_arguments(self)
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return function, arguments, self.__getstate__(), items, pairs


def reduce_old(self, protocol):
    """As protocols 0 and 1 of pickle have it."""
    cls = type(self)
    base = builtin_base(cls)
    if base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    own = next(base for base in cls.__mro__ if "__getstate__" in base.__dict__)
    if own is object and slot_names(cls):
        raise TypeError(f"a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol {protocol}")
    state = self.__getstate__()
    made = copyreg._reconstructor, (cls, base, None if base is object else base(self))
    return (*made, state) if state else made


def builtin_base(cls):
    return next(base for base in cls.__mro__ if base.__module__ == "builtins")


def new_arguments(self):
    """What makes the object anew, and what from."""
    cls = type(self)
    if hasattr(cls, "__getnewargs_ex__"):
        found = self.__getnewargs_ex__()
        if not isinstance(found, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(found).__name__}'")
        if len(found) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(found)}")
        arguments, keywords = found
        if keywords:
            return copyreg.__newobj_ex__, (cls, arguments, keywords)
        return copyreg.__newobj__, (cls, *arguments)
    if hasattr(cls, "__getnewargs__"):
        arguments = self.__getnewargs__()
        if not isinstance(arguments, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(arguments).__name__}'")
        return copyreg.__newobj__, (cls, *arguments)
    for base in ARGUMENTS:
        if isinstance(self, base):
            return copyreg.__newobj__, (cls, base(self))
    if not is_plain(cls):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    return copyreg.__newobj__, (cls,)


def is_plain(cls):
    """Whether all that an object holds is its attributes, or the items of a list or dict."""
    return builtin_base(cls) in (object, list, dict, type(None), type(...), type(NotImplemented))


def getstate(self):
    """The attributes; those of slots in a dict of their own."""
    cls = type(self)
    if not is_plain(cls) and not isinstance(self, (*ARGUMENTS, *[base for base, _ in REDUCERS], BaseException)):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    own = dict(vars(self)) if hasattr(self, "__dict__") else {}
    slots = {name: getattr(self, name) for name in slot_names(cls) if hasattr(self, name)}
    if slots:
        return own or None, slots
    return own or None


def slot_names(cls):
    found = []
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__"):
                hidden = name.startswith("__") and not name.endswith("__")
                stripped = base.__name__.lstrip("_")
                found.append(f"_{stripped}{name}" if hidden and stripped else name)
    return found


def reduce_exception(error):
    state = dict(vars(error)) if hasattr(error, "__dict__") else {}
    return (type(error), error.args, state) if state else (type(error), error.args)


def reduce_items(self):
    return type(self), (list(self),), self.__getstate__()


def reduce_function(self):
    owner = getattr(self, "__self__", None)
    return self.__name__ if owner is None or isinstance(owner, type(copyreg)) else (getattr, (owner, self.__name__))


def reduce_bytearray(self):
    return type(self), (bytes(self),), self.__getstate__()


def reduce_method(self):
    return getattr, (self.__objclass__, self.__name__)


REDUCERS = (
    (type(len), reduce_function), (type([].__len__), reduce_function), (type(list.append), reduce_method), (type(list.__len__), reduce_method),
    (set, reduce_items), (frozenset, reduce_items), (bytearray, reduce_bytearray),
    (range, lambda self: (range, (self.start, self.stop, self.step))),
    (slice, lambda self: (slice, (self.start, self.stop, self.step))),
)
