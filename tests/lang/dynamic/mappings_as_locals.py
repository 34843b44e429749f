class M(dict):
    def __missing__(self, key):
        if key.startswith("auto"):
            return key.upper()
        raise KeyError(key)
print(eval("auto_x + auto_y", {}, M()))
try:
    eval("other", {}, M())
except NameError as e:
    print(e)
class Log:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
log = Log()
exec("a = 1\nb = a + 1\ndel a", {}, log)
print(log.d)
