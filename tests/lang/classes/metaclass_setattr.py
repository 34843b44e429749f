# A metaclass's __setattr__ and __delattr__ see what is done to its classes.
class Sealed(type):
    def __setattr__(cls, name, value):
        if name.isupper():
            raise AttributeError(f"{cls.__name__}.{name} is constant")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("del", name)
        super().__delattr__(name)


class Config(metaclass=Sealed):
    LIMIT = 1


Config.level = 2
setattr(Config, "depth", 3)
for change in (lambda: setattr(Config, "LIMIT", 5), lambda: delattr(Config, "depth"), lambda: delattr(Config, "depth")):
    try:
        change()
    except AttributeError as error:
        print(error)
try:
    Config.LIMIT = 3
except AttributeError as error:
    print(error)
del Config.level
print(Config.LIMIT, hasattr(Config, "level"), hasattr(Config, "depth"))
