"""Tuples whose items have names too, as os.stat_result."""


class structseq(tuple):
    title = ""
    names = ()

    def __repr__(self):
        return f"{self.title}({', '.join([f'{name}={value!r}' for name, value in zip(self.names, self)])})"


def item(place):
    return property(lambda self: self[place])


def make(title, names):
    """A class of such tuples, called with the items."""
    names = names.split()
    module, _, name = title.rpartition(".")
    namespace = {"title": title, "names": tuple(names), "__module__": module, "n_fields": len(names),
                 "n_sequence_fields": len(names),
                 "__match_args__": tuple(names)}
    for place, member in enumerate(names):
        namespace[member] = item(place)
    return type(name, (structseq,), namespace)
