# The module gc.
import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), type(gc.collect()), type(gc.collect(2)), type(gc.collect(generation=1)))
try:
    gc.collect(1, 2)
except TypeError:
    print("TypeError")
