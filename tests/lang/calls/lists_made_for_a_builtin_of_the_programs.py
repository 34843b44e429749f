# A function of the program that is called as a builtin is keeps the list that it is given.
def max(items):
    return items


kept = [max([n for n in range(i)]) for i in range(300)]
print(kept[299][:3], kept[1], len(kept[150]))
sum = lambda items: items
print(sum([1, 2]), sum([n for n in range(3)]))
