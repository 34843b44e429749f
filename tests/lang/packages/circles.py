import _pk
print(_pk.value, _pk._a.own_name)
