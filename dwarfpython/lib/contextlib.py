"""contextlib: context managers from generators, and ready-made ones."""

import sys
from functools import wraps


class ContextDecorator:
    def __call__(self, func):
        @wraps(func)
        def inner(*args, **keywords):
            with self.fresh():
                return func(*args, **keywords)
        return inner

    def fresh(self):
        return self


class GeneratorManager(ContextDecorator):
    def __init__(self, function, args, keywords):
        self.gen = function(*args, **keywords)
        self.made_by = function, args, keywords

    def fresh(self):
        return GeneratorManager(*self.made_by)

    def __enter__(self):
        for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, kind, value, traceback):
        if kind is None:
            for _ in self.gen:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            # A StopIteration that was thrown in comes out as the cause of a RuntimeError.
            if error is value or isinstance(value, StopIteration) and error.__cause__ is value:
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **keywords):
        return GeneratorManager(func, args, keywords)
    return helper


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *_):
        self.thing.close()


class suppress:
    def __init__(self, *exceptions):
        self.exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self.exceptions)


class RedirectedStream:
    """Inside, `sys.NAME` is another file."""

    name = ""

    def __init__(self, new_target):
        self.new_target, self.old_targets = new_target, []

    def __enter__(self):
        self.old_targets.append(getattr(sys, self.name))
        setattr(sys, self.name, self.new_target)
        return self.new_target

    def __exit__(self, *_):
        setattr(sys, self.name, self.old_targets.pop())


class redirect_stdout(RedirectedStream):
    name = "stdout"


class redirect_stderr(RedirectedStream):
    name = "stderr"


class chdir:
    """Inside, the working directory is another one."""

    def __init__(self, path):
        self.path, self.old = path, []

    def __enter__(self):
        os = __import__("os")
        self.old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *_):
        __import__("os").chdir(self.old.pop())


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *_):
        pass


class ExitStack:
    def __init__(self):
        self.exits = []

    def __enter__(self):
        return self

    def enter_context(self, cm):
        value = cm.__enter__()
        self.exits.append(cm.__exit__)
        return value

    def push(self, exit):
        self.exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **keywords):
        def run(*_):
            callback(*args, **keywords)
        self.exits.append(run)
        return callback

    def pop_all(self):
        other = type(self)()
        other.exits, self.exits = self.exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
        original = value
        while self.exits:
            try:
                if self.exits.pop()(None if value is None else type(value), value, None):
                    value = None
            except BaseException as error:
                value = error
        if value is not None and value is not original:
            raise value
        return original is not None and value is None
