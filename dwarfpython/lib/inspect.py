"""inspect: what functions, classes and modules are made of."""

import linecache
import sys
import types

__all__ = ["BoundArguments", "Parameter", "Signature", "cleandoc", "currentframe", "getattr_static", "getclosurevars", "getdoc", "getfile",
           "getfullargspec", "getmembers", "getmodule", "getmro", "getsource", "getsourcefile", "getsourcelines", "isabstract",
           "isbuiltin", "isclass", "iscode", "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction",
           "ismethod", "ismethoddescriptor", "ismodule", "isroutine", "istraceback", "signature", "stack", "unwrap"]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


# Kinds

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isgeneratorfunction(object):
    while ismethod(object):
        object = object.__func__
    return isfunction(object) and bool(object.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(object):
    return False


def isasyncgenfunction(object):
    return False


def iscoroutine(object):
    return False


def isawaitable(object):
    return False


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return type(object).__name__ == "frame"


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or isinstance(object, types.MethodWrapperType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__") or isinstance(object, (property, types.MemberDescriptorType))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def getmembers(object, predicate=None):
    """(name, value) of what dir() lists, sorted by name."""
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return sorted(members, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored, no descriptor asked."""
    places = [obj, *obj.__mro__] if isclass(obj) else [obj, *type(obj).__mro__]
    for place in places:
        found = getattr(place, "__dict__", {})
        if attr in found:
            return found[attr]
    if default is _missing:
        raise AttributeError(attr)
    return default


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


# Text

def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not type and base.__dict__.get("__doc__") is not None and base.__module__ != "builtins":
                doc = base.__doc__
                break
    if doc is None and (ismethod(object) or isfunction(object)):
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(function):
    owner = type(function.__self__) if ismethod(function) else None
    if owner is None:
        module = sys.modules.get(function.__module__)
        for name in function.__qualname__.split(".")[:-1]:
            owner = getattr(owner or module, name, None)
    for base in getattr(owner, "__mro__", ())[1:]:
        doc = getattr(getattr(base, function.__name__, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def cleandoc(doc):
    """A docstring without the indentation that all its lines but the first have in common."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip(), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got " + type(object).__name__)


def getsourcefile(object):
    return getfile(object)


def getsourcelines(object):
    object = unwrap(object)
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    start = _class_line(object, lines) if isclass(object) else _first_line(object, lines)
    return getblock(lines[start:]), start + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def _first_line(object, lines):
    """The index of the line of a def, or of its first decorator."""
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if not iscode(object):
        object = object.tb_frame.f_code if istraceback(object) else object.f_code
    start = object.co_firstlineno - 1
    indentation = _indentation(lines[start])
    while start and lines[start - 1].strip().startswith("@") and _indentation(lines[start - 1]) == indentation:
        start -= 1
    return start


def _class_line(cls, lines):
    """A class keeps no line: it is looked for by its qualified name."""
    open_blocks = []
    for index, line in enumerate(lines):
        words = line.split()
        if not words or words[0] not in ("class", "def"):
            continue
        while open_blocks and open_blocks[-1][0] >= _indentation(line):
            open_blocks.pop()
        name = words[1].partition("(")[0].rstrip(":") if len(words) > 1 else ""
        path = [part for _, part in open_blocks] + [name]
        if words[0] == "class" and ".".join(path) == cls.__qualname__:
            while index and lines[index - 1].strip().startswith("@"):
                index -= 1
            return index
        open_blocks.append((_indentation(line), name if words[0] == "class" else name + ".<locals>"))
    raise OSError("could not find class definition")


def _indentation(line):
    return len(line) - len(line.lstrip())


def getblock(lines):
    """The lines of the statement that begins with the first one."""
    indentation, depth, end, in_head = _indentation(lines[0]), 0, 1, True
    for index, line in enumerate(lines):
        text = line.strip()
        if index and not depth and not in_head and text and not text.startswith("#") and _indentation(line) <= indentation:
            break
        if text:
            end = index + 1
        depth += sum(text.count(c) for c in "([{") - sum(text.count(c) for c in ")]}")
        if in_head and not text.startswith("@") and not depth:
            in_head = False
    block = lines[:end]
    while block[-1].strip().startswith("#") and _indentation(block[-1]) <= indentation:
        block.pop()
    return block


# Frames

def currentframe():
    return sys._getframe(1)


class FrameInfo:
    """(frame, filename, lineno, function, code_context, index)"""

    def __init__(self, frame, context):
        self.frame, self.filename, self.lineno, self.function = frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
        line = linecache.getline(self.filename, self.lineno)
        self.code_context, self.index = ([line], 0) if context and line else (None, None)

    def __iter__(self):
        return iter((self.frame, self.filename, self.lineno, self.function, self.code_context, self.index))

    def __getitem__(self, place):
        return tuple(self)[place]


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, context))
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


# Signatures

class _empty:
    """There is none."""


class _Kind(int):
    names = "POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"
    descriptions = "positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"

    @property
    def name(self):
        return self.names[int(self)]

    @property
    def description(self):
        return self.descriptions[int(self)]

    def __str__(self):
        return self.names[int(self)]

    def __repr__(self):
        return f"<_ParameterKind.{self.names[int(self)]}: {int(self)}>"


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, (types.GenericAlias, types.UnionType)):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "")


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = map(_Kind, range(5))
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind in (self.VAR_POSITIONAL, self.VAR_KEYWORD) and default is not _empty:
            raise ValueError(f"{_Kind(kind).description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self.name, self.kind, self.default, self.annotation = name, _Kind(kind), default, annotation

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return type(self)(self.name if name is _empty else name, self.kind if kind is _empty else kind,
                          default=self.default if default is _empty else default,
                          annotation=self.annotation if annotation is _empty else annotation)

    def __str__(self):
        stars = {self.VAR_POSITIONAL: "*", self.VAR_KEYWORD: "**"}.get(self.kind, "")
        annotated = self.annotation is not _empty
        text = stars + self.name + (f": {formatannotation(self.annotation)}" if annotated else "")
        if self.default is not _empty:
            text += f" = {self.default!r}" if annotated else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))


class BoundArguments:
    """Arguments by the names of the parameters that take them."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == Parameter.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                by_name = True
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == Parameter.VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        found = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif parameter.default is not _empty:
                found[name] = parameter.default
            elif parameter.kind == Parameter.VAR_POSITIONAL:
                found[name] = ()
            elif parameter.kind == Parameter.VAR_KEYWORD:
                found[name] = {}
        self.arguments = found

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found, last = {}, 0
        for parameter in parameters or ():
            if parameter.kind < last:
                raise ValueError(f"wrong parameter order: {_Kind(last).description} parameter before {parameter.kind.description} parameter")
            if parameter.name in found:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            last = parameter.kind
            found[parameter.name] = parameter
        self.parameters, self.return_annotation = types.MappingProxyType(found), return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(self.parameters.values() if parameters is _empty else parameters,
                          return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        found, given, kwargs = {}, list(args), dict(kwargs)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == Parameter.VAR_POSITIONAL:
                if given:
                    found[name] = tuple(given)
                given = []
            elif kind == Parameter.VAR_KEYWORD:
                if kwargs:
                    found[name] = kwargs
                kwargs = {}
            elif given and kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = given.pop(0)
            elif name in kwargs and kind == Parameter.POSITIONAL_ONLY:
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif name in kwargs and kind != Parameter.POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if given:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, found)

    def __str__(self):
        parts, slash, star = [], False, False
        for parameter in self.parameters.values():
            if parameter.kind == Parameter.POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if parameter.kind == Parameter.VAR_POSITIONAL:
                star = True
            elif parameter.kind == Parameter.KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        return text if self.return_annotation is _empty else f"{text} -> {formatannotation(self.return_annotation)}"

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return dict(self.parameters) == dict(other.parameters) and self.return_annotation == other.return_annotation


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
    if isinstance(getattr(obj, "__signature__", None), Signature):
        return obj.__signature__
    if isfunction(obj):
        return _of_function(obj)
    if hasattr(obj, "func") and hasattr(obj, "keywords") and hasattr(obj, "args"):
        return _of_partial(obj)
    if isclass(obj):
        return _of_class(obj)
    if not isbuiltin(obj) and hasattr(type(obj), "__call__"):
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(whole):
    first, *rest = whole.parameters.values()
    return whole.replace(parameters=[first, *rest] if first.kind == Parameter.VAR_POSITIONAL else rest)


def _of_function(function):
    code, annotations = function.__code__, function.__annotations__
    positional, names = code.co_argcount, code.co_varnames
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    stars = list(names[positional + code.co_kwonlyargcount:])
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    for index, name in enumerate(names[:positional]):
        place = index - positional + len(defaults)
        kind = Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[place] if place >= 0 else _empty)
    if code.co_flags & CO_VARARGS:
        add(stars.pop(0), Parameter.VAR_POSITIONAL)
    for name in names[positional:positional + code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(stars.pop(0), Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _of_partial(partial):
    whole = signature(partial.func)
    bound = whole.bind_partial(*partial.args, **partial.keywords).arguments
    parameters, by_name = [], False
    for name, parameter in whole.parameters.items():
        if name in partial.keywords:
            by_name = True
            parameters.append(parameter.replace(default=partial.keywords[name], kind=Parameter.KEYWORD_ONLY))
        elif name in bound and parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            continue
        elif by_name and parameter.kind == Parameter.POSITIONAL_OR_KEYWORD:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))
        elif not (by_name and parameter.kind == Parameter.VAR_POSITIONAL):
            parameters.append(parameter)
    return whole.replace(parameters=parameters)


def _of_class(cls):
    for owner, name in ((type(cls), "__call__"), (cls, "__new__"), (cls, "__init__")):
        method = getattr(owner, name, None) if owner is not type else None
        if isfunction(method):
            return _without_first(signature(method))
    if type(cls) is type and cls.__module__ != "builtins" and not any(base.__module__ == "builtins" for base in cls.__mro__[:-1]):
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


class FullArgSpec:
    """(args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations)"""

    _fields = "args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations"

    def __init__(self, *values):
        for name, value in zip(self._fields, values):
            setattr(self, name, value)

    def __iter__(self):
        return iter([getattr(self, name) for name in self._fields])

    def __getitem__(self, place):
        return tuple(self)[place]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"FullArgSpec({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


def getfullargspec(func):
    whole = signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)
    kinds = {kind: [p for p in whole.parameters.values() if p.kind == kind] for kind in range(5)}
    positional = kinds[0] + kinds[1]
    defaults = tuple(p.default for p in positional if p.default is not _empty)
    keyword_defaults = {p.name: p.default for p in kinds[3] if p.default is not _empty}
    annotations = {} if whole.return_annotation is _empty else {"return": whole.return_annotation}
    annotations |= {p.name: p.annotation for p in whole.parameters.values() if p.annotation is not _empty}
    return FullArgSpec([p.name for p in positional], kinds[2][0].name if kinds[2] else None, kinds[4][0].name if kinds[4] else None,
                       defaults or None, [p.name for p in kinds[3]], keyword_defaults or None, annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return dict(obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", {}))
