_is_coroutine = object()         # what marks a function as one that makes coroutines


def iscoroutinefunction(func):
    return getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    return False
