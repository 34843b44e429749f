import sys
def __getattr__(name):
    if name == "dyn": return "dynamic"
    raise AttributeError(f"no {name}")
m = sys.modules["__main__"]
print(m.dyn)
try: m.other
except AttributeError as e: print(e)
print(m.__name__, __name__, __doc__, "__file__" in dir(m) if 0 else "")
m.newvar = 3; print(newvar)
del m.newvar
try: newvar
except NameError as e: print(e)
print(vars(m) is m.__dict__ or vars(m) == m.__dict__, m.__dict__["sys"] is sys)
