import _pk._sub, _pk._late
print(__package__, __spec__, __name__)
for m in (_pk, _pk._sub, _pk._late):
    print(m.__name__, m.__package__, m.__spec__.name, m.__spec__.parent, m.__file__.rsplit("/", 2)[1:], hasattr(m, "__path__"))
