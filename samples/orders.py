# The program of docs/debugging.md.
import c

def cost(item):
    price = item * 2
    return price

def by_cost(a, b):
    difference = cost(a) - cost(b)
    return difference

def main():
    items = [5, 2, 9]
    qsort(items, len(items), sizeof("long"), by_cost)
    when = timespec(3, tv_nsec=500)
    for item in items:
        when.tv_sec += item
    label = "sorted"
    ratio = cost(1.5) / len(items)
    return label, ratio, when.tv_sec

print(main())
