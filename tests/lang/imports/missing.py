def t(fn):
    try:
        fn()
    except ImportError as e:
        print(type(e).__name__, e, e.name)
def a(): import nowhere_to_be_found
def b(): import nowhere.sub.module
def c(): from nowhere_to_be_found import x
def d(): import nowhere_to_be_found as n
for fn in (a, b, c, d): t(fn)
try:
    import nowhere_to_be_found
except ModuleNotFoundError:
    nowhere_to_be_found = None
print(nowhere_to_be_found)
