# WeakValueDictionary, WeakKeyDictionary and WeakSet lose what has died.
import gc
import weakref


class A:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"A({self.name!r})"


kept = A("kept")
values, keys, members = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()


def fill():
    gone = A("gone")
    values["gone"], values["kept"] = gone, kept
    keys[gone], keys[kept] = 1, 2
    members.update([gone, kept])
    print(sorted(values), len(keys), len(members), gone in members, keys.get(gone), values["gone"])


fill()
gc.collect()
print(dict(values), dict(keys), list(members))
print("gone" in values, values.get("gone", 0), values.get("kept"), values.pop("none", 5), len(values), len(keys), len(members))
print(list(values.items()), list(keys.keys()), list(values.values()), keys[kept], kept in keys, kept in members)
for use in (lambda: values["gone"], lambda: keys[A("new")], lambda: members.remove(A("new"))):
    try:
        use()
    except KeyError as error:
        print(type(error).__name__)
print(values.setdefault("kept", None), values.pop("kept"), len(values), keys.pop(kept), len(keys), members.pop(), len(members))
