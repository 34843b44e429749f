import operator
from operator import *


class Grid:
    def __imatmul__(self, other):
        return "changed", other


print(imatmul(Grid(), 3), sorted(operator.__all__) == sorted(set(operator.__all__)), itemgetter(1)("ab"), is_not(1, 2), "imatmul" in operator.__all__)
