# gc: what can be asked and set.
import gc

print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage, gc.get_freeze_count())
gc.disable()
gc.set_threshold(100, 5)
print(gc.isenabled(), gc.get_threshold(), len(gc.get_count()), len(gc.get_stats()), sorted(gc.get_stats()[0]))
gc.enable()
gc.freeze()
gc.unfreeze()
print([gc.is_tracked(value) for value in (1, "a", None, [], {}, {"a": 1}, {"a": []}, ([],), set())])
for generation in (-1, 3, "x"):
    try:
        gc.collect(generation)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
