"""functools: functions of functions.

A wrapped function takes over the attributes that functions of the language have. cmp_to_key, partial and the caches are
classes and closures of the language; lru_cache keeps its entries in a dict, the one used longest ago first.
"""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

nothing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, nothing)
        if value is not nothing:
            setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, iterable, initial=nothing, /):
    iterator = iter(iterable)
    if initial is nothing:
        for initial in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        arguments = [repr(self.func), *map(repr, self.args), *[f"{name}={value!r}" for name, value in self.keywords.items()]]
        return f"functools.partial({', '.join(arguments)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        if hasattr(self.func, "__get__"):
            return partial(self.func.__get__(obj, cls), *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


# Caches

class CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


def key_of(args, keywords, typed):
    """What tells one call from another; a single str or int stands for itself."""
    if not keywords and not typed:
        return args[0] if len(args) == 1 and type(args[0]) in (int, str) else args
    key = args
    if keywords:
        key += (nothing, *keywords.items())
    if typed:
        key += tuple([type(value) for value in args + tuple(keywords.values())])
    return key


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return cached(maxsize, 128, False)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: cached(function, None if maxsize is None else max(maxsize, 0), typed)


def cache(user_function, /):
    return cached(user_function, None, False)


def cached(function, maxsize, typed):
    entries = {}
    hits = misses = 0

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        key = key_of(args, keywords, typed)
        result = entries.get(key, nothing)
        if result is not nothing:
            hits += 1
            if maxsize is not None:
                del entries[key]
                entries[key] = result
            return result
        misses += 1
        result = function(*args, **keywords)
        if maxsize == 0:
            return result
        if maxsize is not None and len(entries) >= maxsize and key not in entries:
            del entries[next(iter(entries))]
        entries[key] = result
        return result

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        entries.clear()

    wrapper.cache_info = lambda: CacheInfo(hits, misses, maxsize, len(entries))
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        setattr(instance, self.attrname, value)
        return value


# Orders

def negated(less):
    return lambda self, other: negation(less(self, other))


def negation(result):
    return result if result is NotImplemented else not result


def or_equal(first, equal_result):
    """`first(a, b) or a == b`, or with `equal_result` False: `first(a, b) and a != b`."""
    def compare(self, other):
        result = first(self, other)
        if result is NotImplemented:
            return result
        return result or self == other if equal_result else result and self != other
    return compare


def reversed_strictly(first):
    """`not first(a, b) and a != b`: greater from less."""
    def compare(self, other):
        result = first(self, other)
        return result if result is NotImplemented else not result and self != other
    return compare


def reversed_or_equal(first):
    """`not first(a, b) or a == b`: less or equal from greater or equal."""
    def compare(self, other):
        result = first(self, other)
        return result if result is NotImplemented else not result or self == other
    return compare


def total_ordering(cls):
    """The comparisons that a class lacks, from the one that it has: of several, the first of __lt__, __le__, __gt__, __ge__ in CPython's order."""
    names = ("__lt__", "__le__", "__gt__", "__ge__")
    defined = [name for name in names if any(name in base.__dict__ for base in cls.__mro__ if base is not object)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = defined[0]
    first = getattr(cls, root)
    strict, opposite, other = {
        "__lt__": ("__le__", "__gt__", "__ge__"), "__gt__": ("__ge__", "__lt__", "__le__"),
        "__le__": ("__lt__", "__ge__", "__gt__"), "__ge__": ("__gt__", "__le__", "__lt__"),
    }[root]
    if root in ("__lt__", "__gt__"):
        made = {strict: or_equal(first, True), opposite: reversed_strictly(first), other: negated(first)}
    else:
        made = {strict: or_equal(first, False), opposite: reversed_or_equal(first), other: negated(first)}
    for name, function in made.items():
        if name not in defined:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def abstract_base(cls, classes):
    """Of the classes that take `cls` for a subclass without being its base, the one that the others take for theirs as well."""
    found = [kind for kind in classes if kind is not object and issubclass(cls, kind)]
    for kind in found:
        if all(issubclass(kind, other) for other in found):
            return kind
    if found:
        raise RuntimeError(f"Ambiguous dispatch: {found[0]} or {found[1]}")
    return object


def is_union(cls):
    """Of classes, as `int | str` and `Union[int, str]`."""
    parts = getattr(cls, "__args__", ())
    return bool(parts) and not isinstance(cls, type) and getattr(cls, "__origin__", None) in (None, typing_union()) \
        and all([isinstance(part, type) for part in parts])


def typing_union():
    import sys
    return getattr(sys.modules.get("typing"), "Union", None)


def annotated_class(function):
    """What the first annotation of a function says."""
    if not getattr(function, "__annotations__", None):
        raise TypeError(f"Invalid first argument to `register()`: {function!r}. Use either `@register(some_class)` or plain `@register` "
                        "on an annotated function.")
    kinds = function.__annotations__
    if any([isinstance(kind, str) for kind in kinds.values()]):
        from typing import get_type_hints
        kinds = get_type_hints(function)
    name, kind = next(iter(kinds.items()))
    if is_union(kind) or isinstance(kind, type):
        return kind
    union = getattr(kind, "__args__", None) and getattr(kind, "__origin__", typing_union()) is typing_union()
    raise TypeError(f"Invalid annotation for {name!r}. {kind!r} " + ("not all arguments are classes." if union else "is not a class."))


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__[:-1]:
            if base in registry:
                return registry[base]
        return registry[abstract_base(cls, registry)]

    def register(cls, function=None):
        if function is None and isinstance(cls, type):
            return lambda function: register(cls, function)
        if function is None and not is_union(cls):
            cls, function = annotated_class(cls), cls
        elif function is None:
            return lambda function: register(cls, function)
        for kind in cls.__args__ if is_union(cls) else (cls,):
            registry[kind] = function
        return function

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **keywords)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch by the first argument behind `self`."""

    def __init__(self, func):
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **keywords):
            function = self.dispatcher.dispatch(type(args[0]))
            return function.__get__(obj, cls)(*args, **keywords)
        method.register = self.register
        return update_wrapper(method, self.func)


# Written in C in CPython, so messages name the module, too.
partial.__name__ = "functools.partial"
