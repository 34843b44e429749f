"""inspect: what functions, classes and frames say of themselves."""

import linecache
import sys
import types
from collections import OrderedDict, namedtuple

POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)
KINDS = "POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"
DESCRIPTIONS = "positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"
CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR = 4, 8, 32


class _empty:
    """Marks what is not there."""


# What something is

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isgeneratorfunction(object):
    while ismethod(object):
        object = object.__func__
    return isfunction(object) and bool(object.__code__.co_flags & CO_GENERATOR)


def iscoroutine(object):
    return False


def iscoroutinefunction(object):
    return False


def isawaitable(object):
    return False


def isasyncgenfunction(object):
    return False


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, type(sys._getframe()))


def iscode(object):
    return isinstance(object, type(isclass.__code__))


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


# Members and texts

def getmembers(object, predicate=None):
    found = []
    for name in sorted(dir(object)):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmro(cls):
    return cls.__mro__


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
    raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")


getsourcefile = getfile


def first_line(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if isframe(object) or istraceback(object):
        object = getattr(object, "tb_frame", object).f_code
    return object.co_firstlineno if iscode(object) else None


def getsourcelines(object):
    object = unwrap(object)
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    start = first_line(object)
    if start is None:
        start = next((place + 1 for place, line in enumerate(lines) if line.lstrip().startswith((f"class {object.__name__}(",
                                                                                                f"class {object.__name__}:"))), None)
    if start is None:
        raise OSError("could not find class definition")
    return block(lines[start - 1:]), start


def block(lines):
    """The lines of the statement with which they begin."""
    indent, open_brackets, decorated = len(lines[0]) - len(lines[0].lstrip()), 0, False
    for place, line in enumerate(lines):
        text = line.strip()
        if place and text and open_brackets <= 0 and not decorated and len(line) - len(line.lstrip()) <= indent:
            lines = lines[:place]
            break
        open_brackets += sum([text.count(bracket) for bracket in "([{"]) - sum([text.count(bracket) for bracket in ")]}"])
        decorated = text.startswith("@") or decorated and open_brackets > 0
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def getsource(object):
    return "".join(getsourcelines(object)[0])


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


# Frames

FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    frames, frame = [], sys._getframe(1)
    while frame is not None:
        frames.append(FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None))
        frame = frame.f_back
    return frames


# Signatures

class _ParameterKind(int):
    name = property(lambda self: KINDS[self])
    description = property(lambda self: DESCRIPTIONS[self])

    def __repr__(self):
        return f"<_ParameterKind.{KINDS[self]}: {int(self)}>"

    def __str__(self):
        return KINDS[self]


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = [_ParameterKind(kind) for kind in range(5)]
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (VAR_POSITIONAL, VAR_KEYWORD):
            raise ValueError(f"{DESCRIPTIONS[kind]} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self.name, self.kind, self.default, self.annotation = name, _ParameterKind(kind), default, annotation

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return type(self)(self.name if name is _empty else name, self.kind if kind is _empty else kind,
                          default=self.default if default is _empty else default,
                          annotation=self.annotation if annotation is _empty else annotation)

    def __str__(self):
        text = {VAR_POSITIONAL: "*", VAR_KEYWORD: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))


def formatannotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation.__qualname__ if annotation.__module__ == "builtins" else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (VAR_KEYWORD, KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, named = {}, False
        for name, parameter in self.signature.parameters.items():
            named = named or parameter.kind in (VAR_KEYWORD, KEYWORD_ONLY)
            if name not in self.arguments:
                named = named or parameter.kind != VAR_POSITIONAL
            elif named and parameter.kind == VAR_KEYWORD:
                found.update(self.arguments[name])
            elif named:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        values = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                values[name] = self.arguments[name]
            elif parameter.default is not _empty:
                values[name] = parameter.default
            elif parameter.kind == VAR_POSITIONAL:
                values[name] = ()
            elif parameter.kind == VAR_KEYWORD:
                values[name] = {}
        self.arguments = values

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = OrderedDict([(parameter.name, parameter) for parameter in parameters or ()])
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(list(self.parameters.values()) if parameters is _empty else parameters,
                          return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def bind(self, *args, **kwargs):
        return self.bound(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self.bound(args, kwargs, True)

    def bound(self, args, kwargs, partial):
        arguments, args, kwargs = {}, list(args), dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind == VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif parameter.kind == VAR_KEYWORD:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif args and parameter.kind != KEYWORD_ONLY:
                if name in kwargs and parameter.kind != POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and parameter.kind != POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif name in kwargs and parameter.kind == POSITIONAL_ONLY and parameter.default is _empty:
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def __str__(self):
        pieces, last = [], None
        for parameter in self.parameters.values():
            kind = parameter.kind
            if last == POSITIONAL_ONLY and kind != POSITIONAL_ONLY:
                pieces.append("/")
            if kind == KEYWORD_ONLY and last not in (KEYWORD_ONLY, VAR_POSITIONAL):
                pieces.append("*")
            pieces.append(str(parameter))
            last = kind
        if last == POSITIONAL_ONLY:
            pieces.append("/")
        text = f"({', '.join(pieces)})"
        return text if self.return_annotation is _empty else f"{text} -> {formatannotation(self.return_annotation)}"

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.items()) == list(other.parameters.items()) and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))


def parameters_of(function):
    code, annotations = function.__code__, function.__annotations__
    names, positional, keyword_only = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    rest = positional + keyword_only
    found = []
    for place, name in enumerate(names[:positional]):
        kind = POSITIONAL_ONLY if place < code.co_posonlyargcount else POSITIONAL_OR_KEYWORD
        default = defaults[place - positional] if place >= positional - len(defaults) else _empty
        found.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARARGS:
        found.append(Parameter(names[rest], VAR_POSITIONAL, annotation=annotations.get(names[rest], _empty)))
        rest += 1
    for name in names[positional:positional + keyword_only]:
        found.append(Parameter(name, KEYWORD_ONLY, default=keyword_defaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        found.append(Parameter(names[rest], VAR_KEYWORD, annotation=annotations.get(names[rest], _empty)))
    return found


def without_first(signature):
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].kind != VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def without_given(signature, partial):
    """The signature of a functools.partial."""
    given = signature.bind_partial(*partial.args, **partial.keywords).arguments
    found, named = [], False
    for name, parameter in signature.parameters.items():
        if name in partial.keywords and parameter.kind != VAR_KEYWORD:
            named = True
            found.append(parameter.replace(kind=KEYWORD_ONLY, default=partial.keywords[name]))
        elif name not in given or parameter.kind in (VAR_POSITIONAL, VAR_KEYWORD):
            if named and parameter.kind == POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=KEYWORD_ONLY)
            if not (named and parameter.kind == VAR_POSITIONAL):
                found.append(parameter)
    return signature.replace(parameters=found)


def signature_of(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return without_first(signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda function: hasattr(function, "__signature__"))
        if ismethod(obj):
            return signature_of(obj)
    if isinstance(getattr(obj, "__signature__", None), Signature):
        return obj.__signature__
    if isfunction(obj):
        return Signature(parameters_of(obj), return_annotation=obj.__annotations__.get("return", _empty))
    if hasattr(obj, "func") and hasattr(obj, "keywords") and hasattr(obj, "args"):
        return without_given(signature_of(obj.func), obj)
    if isclass(obj):
        return signature_of_class(obj)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return without_first(signature_of(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


def signature_of_class(cls):
    for base in cls.__mro__:
        for name in ("__new__", "__init__"):
            function = getattr(base, "__dict__", {}).get(name)
            function = getattr(function, "__func__", function)
            if isfunction(function):
                return without_first(signature_of(function)).replace(return_annotation=_empty)
    if cls.__mro__[-1] is object and all([hasattr(base, "__dict__") for base in cls.__mro__[:-1]]):
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return signature_of(obj, follow_wrapped)


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    if ismethod(func):
        func = func.__func__
    try:
        parameters = list(signature_of(func, False).parameters.values())
    except (TypeError, ValueError) as error:
        raise TypeError("unsupported callable") from error
    args = [parameter.name for parameter in parameters if parameter.kind in (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD)]
    defaults = tuple([parameter.default for parameter in parameters if parameter.kind in (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD)
                      and parameter.default is not _empty])
    stars = {int(parameter.kind): parameter.name for parameter in parameters if parameter.kind in (VAR_POSITIONAL, VAR_KEYWORD)}
    only = [parameter for parameter in parameters if parameter.kind == KEYWORD_ONLY]
    only_defaults = {parameter.name: parameter.default for parameter in only if parameter.default is not _empty}
    known = getattr(func, "__annotations__", {})
    annotations = {name: known[name] for name in ("return", *known) if name in known}
    return FullArgSpec(args, stars.get(VAR_POSITIONAL), stars.get(VAR_KEYWORD), defaults or None, [parameter.name for parameter in only],
                       only_defaults or None, annotations)
