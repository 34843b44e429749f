from copy import copy, deepcopy


class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)


inner = Node([1])
tree = Node({"k": inner}, [inner, inner])
shallow, deep = copy(tree), deepcopy(tree)
print(shallow.value is tree.value, shallow.children is tree.children, type(deep).__name__, deep.value["k"] is inner)
print(deep.children[0] is deep.children[1], deep.value["k"] is deep.children[0], deep.children[0].value)
loop = [1]
loop.append(loop)
again = deepcopy(loop)
print(again[1] is again, again is loop, copy(loop)[1] is loop)
atoms = (1, "a", (2, 3))
print(deepcopy(atoms) is atoms, deepcopy((1, [2]))[1], copy(atoms) is atoms, deepcopy({1: {2, 3}}), copy({1, 2}), copy(len) is len)


class Own:
    def __init__(self, x):
        self.x = x

    def __copy__(self):
        return Own("copied")

    def __deepcopy__(self, memo):
        return Own("deep")


print(copy(Own(1)).x, deepcopy([Own(1)])[0].x)


class Listed(list):
    pass


listed = Listed([[1], 2])
listed.name = ["n"]
both = deepcopy(listed)
print(type(both).__name__, both, both[0] is listed[0], both.name, both.name is listed.name, copy(listed).name is listed.name)


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = [1]
print(copy(s).a is s.a, deepcopy(s).a is s.a, deepcopy(s).a, hasattr(deepcopy(s), "b"))
