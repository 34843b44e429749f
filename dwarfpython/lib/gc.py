"""gc: the collector. It has one generation; thresholds and debug flags are kept and change nothing."""

import _gc
from _gc import collect, disable, enable, is_finalized, isenabled

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL = 1, 2, 4, 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL

callbacks = []
garbage = []
_OBJECT = 48                    # bytes: what counts as one allocation
_settings = {"threshold": (700, 10, 10), "debug": 0}


def _tell(phase, generation, collected):
    for callback in callbacks:
        callback(phase, {"generation": generation, "collected": collected, "uncollectable": 0})


_gc.observe(_tell)


def get_threshold():
    return _settings["threshold"]


def set_threshold(threshold0, *others):
    if len(others) > 2:
        raise TypeError("gc.set_threshold() takes from one to three arguments")
    _settings["threshold"] = (threshold0, *others, *_settings["threshold"][1 + len(others):])


def get_debug():
    return _settings["debug"]


def set_debug(flags, /):
    _settings["debug"] = flags


def get_count():
    return _gc.totals()[2] // _OBJECT, 0, 0


def get_stats():
    collections, collected, _ = _gc.totals()
    young = {"collections": 0, "collected": 0, "uncollectable": 0}
    return [young, dict(young), {"collections": collections, "collected": collected, "uncollectable": 0}]


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def get_objects(generation=None):
    if generation is None or generation == 2:
        return _gc.objects()
    if not 0 <= generation <= 2:
        raise ValueError("generation parameter must be less than the number of available generations (3)")
    return []


def get_referrers(*objects):
    return [referrer for object in objects for referrer in _gc.referrers(object)]


def get_referents(*objects):
    found = []
    for object in objects:
        if isinstance(object, dict):
            for key, value in object.items():
                found += (key, value)
        elif isinstance(object, (list, tuple, set, frozenset)):
            found += object
        elif not isinstance(object, type) and hasattr(object, "__dict__"):
            found += [*vars(object).values(), type(object)]
    return found


def is_tracked(object, /):
    kind = type(object)
    if kind is tuple:
        return any(map(is_tracked, object))
    if kind is dict:
        return any(map(is_tracked, object)) or any(map(is_tracked, object.values()))
    return kind not in (int, float, complex, bool, str, bytes, range, type(None), type(...), type(NotImplemented))
