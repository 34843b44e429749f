"""atexit: functions that run when the program ends, the last one first."""

import c
import sys

functions = []
announced = []


def register(func, /, *args, **kwargs):
    functions.append((func, args, kwargs))
    if not announced:
        announced.append(True)
        c.atexit(_run_exitfuncs)
    return func


def unregister(func, /):
    functions[:] = [entry for entry in functions if entry[0] != func]


def _clear():
    functions.clear()


def _ncallbacks():
    return len(functions)


def _run_exitfuncs():
    announced.clear()
    while functions:
        func, args, kwargs = functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as problem:
            report(func, problem)


def report(func, problem):
    sys.stdout.flush()
    print(f"Exception ignored in atexit callback: {func!r}", file=sys.stderr)
    __import__("traceback").print_exception(problem)
