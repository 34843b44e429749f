"""contextvars: variables whose values belong to a context. Each thread begins with an empty one."""

import threading

__all__ = ("Context", "ContextVar", "Token", "copy_context")
state = threading.local()


class Missing:
    def __repr__(self):
        return "<Token.MISSING>"


MISSING = Missing()


class Context:
    """Variables and their values; `run` makes it the current one."""

    def __init__(self):
        self.values_by_variable = {}
        self.outer = None
        self.entered = False

    def run(self, callable, /, *args, **kwargs):
        if self.entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self.outer, self.entered = current(), True
        state.context = self
        try:
            return callable(*args, **kwargs)
        finally:
            state.context, self.entered = self.outer, False
            self.outer = None

    def copy(self):
        made = Context()
        made.values_by_variable = dict(self.values_by_variable)
        return made

    def __getitem__(self, variable):
        return self.values_by_variable[checked(variable)]

    def __contains__(self, variable):
        return checked(variable) in self.values_by_variable

    def __eq__(self, other):
        return self.values_by_variable == other.values_by_variable if isinstance(other, Context) else NotImplemented

    __hash__ = object.__hash__

    def get(self, variable, default=None, /): return self.values_by_variable.get(checked(variable), default)
    def __iter__(self): return iter(self.values_by_variable)
    def __len__(self): return len(self.values_by_variable)
    def keys(self): return self.values_by_variable.keys()
    def values(self): return self.values_by_variable.values()
    def items(self): return self.values_by_variable.items()


def checked(variable):
    if not isinstance(variable, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {variable!r}")
    return variable


def current():
    if not hasattr(state, "context"):
        state.context = Context()
    return state.context


def copy_context():
    return current().copy()


class Token:
    """What `set` gives, for `reset`."""

    MISSING = MISSING

    def __init__(self, context, variable, old):
        self.context, self.variable, self.old_value, self.used = context, variable, old, False

    @property
    def var(self): return self.variable

    def __repr__(self):
        return f"<Token{' used' if self.used else ''} var={self.variable!r} at {id(self):#x}>"


class ContextVar:
    def __init__(self, name, /, *, default=MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self.default = name, default

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def get(self, default=MISSING, /):
        found = current().values_by_variable.get(self, MISSING)
        if found is MISSING:
            found = self.default if default is MISSING else default
        if found is MISSING:
            raise LookupError(self)
        return found

    def set(self, value, /):
        context = current()
        token = Token(context, self, context.values_by_variable.get(self, MISSING))
        context.values_by_variable[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token.used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.variable is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token.context is not current():
            raise ValueError(f"{token!r} was created in a different Context")
        token.used = True
        if token.old_value is MISSING:
            del token.context.values_by_variable[self]
        else:
            token.context.values_by_variable[self] = token.old_value

    def __repr__(self):
        default = "" if self.default is MISSING else f" default={self.default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"
