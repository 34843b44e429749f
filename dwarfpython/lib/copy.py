"""copy: shallow and deep copies. `memo` maps id(original) to its copy, so that cycles and shared parts stay what they are."""


class Error(Exception):
    pass


error = Error
ATOMIC = (int, float, bool, str, bytes, type, range, type(None), type(...), type(NotImplemented), type(len), type(lambda: 0))


def copy(x):
    cls = type(x)
    if cls in ATOMIC or cls in (tuple, frozenset, slice):
        return x
    if cls in (list, dict, set):
        return x.copy()
    if hasattr(cls, "__copy__"):
        return cls.__copy__(x)
    if isinstance(x, type):
        return x
    if is_native(cls):
        return native_copy(x)
    if is_taken_apart(cls):
        return put_together(x, x.__reduce_ex__(4), lambda part: part, {})
    return rebuilt(x, dict(vars(x)) if hasattr(x, "__dict__") else {}, lambda part: part)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in ATOMIC or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    made = deep(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)      # what has an entry must not be freed, or its id might come again
    return made


def deep(x, cls, memo):
    if cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        return x if all([a is b for a, b in zip(items, x)]) else tuple(items)
    if cls in (set, frozenset):
        return cls([deepcopy(item, memo) for item in x])
    if hasattr(cls, "__deepcopy__"):
        return cls.__deepcopy__(x, memo)
    if is_native(cls):
        return native_copy(x)
    if is_taken_apart(cls):
        return put_together(x, x.__reduce_ex__(4), lambda part: deepcopy(part, memo), memo)
    return rebuilt(x, dict(vars(x)) if hasattr(x, "__dict__") else {}, lambda part: deepcopy(part, memo), memo)


def is_taken_apart(cls):
    """Whether the class says itself what its objects are made of."""
    for base in cls.__mro__:
        own = base.__dict__
        if base is object or "__reduce_ex__" in own or "__reduce__" in own or "__getnewargs_ex__" in own:
            return base is not object
    return False


def put_together(x, parts, copied, memo):
    if isinstance(parts, str):
        return x
    function, arguments, state, items, pairs = (*parts, None, None, None)[:5]
    made = function(*[copied(argument) for argument in arguments])
    memo[id(x)] = made
    if state is not None:
        state = copied(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            own, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            for part in own, slots:
                for name, value in (part or {}).items():
                    setattr(made, name, value)
    for item in items or ():
        made.append(copied(item))
    for key, value in pairs or ():
        made[copied(key)] = copied(value)
    return made


def is_native(cls):
    return not hasattr(cls, "__mro__")


def native_copy(x):
    """A struct, a union or an array of C with all that lies in it; pointers lead where they led, be they x or in it."""
    try:
        addressof(x)
    except TypeError:
        return x
    return new(typeof(x), x)


def rebuilt(x, state, copied, memo=None):
    """An instance of x's class with copies of its state, made without __init__."""
    cls = type(x)
    for base in (dict, list, set, tuple, str, int, float, bytes, frozenset):
        if isinstance(x, base):
            made = base.__new__(cls) if base in (dict, list, set) else base.__new__(cls, base(x))
            break
    else:
        if issubclass(cls, BaseException):
            made = cls.__new__(cls, *[copied(argument) for argument in x.args])
        else:
            made = object.__new__(cls)
    if memo is not None:
        memo[id(x)] = made
    if hasattr(cls, "__getstate__") and cls.__getstate__ != getattr(object, "__getstate__", None):
        state = x.__getstate__()
    state = copied(state)
    if hasattr(cls, "__setstate__"):
        made.__setstate__(state)
    else:
        for name, value in state.items():
            object.__setattr__(made, name, value)
    for base in cls.__mro__:
        for name in slots_of(base):
            if hasattr(x, name) and name not in state:
                object.__setattr__(made, name, copied(getattr(x, name)))
    if isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(made, copied(key), copied(value))
    elif isinstance(x, list):
        for item in list.__iter__(x):
            list.append(made, copied(item))
    elif isinstance(x, set):
        set.update(made, [copied(item) for item in set.__iter__(x)])
    return made


def slots_of(cls):
    slots = getattr(cls, "__slots__", ())
    return (slots,) if isinstance(slots, str) else slots
