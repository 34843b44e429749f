"""heapq: a list as a heap, each item no larger than the two at twice its place.

An item that sinks goes down to a leaf along the smaller children and rises again from there: it belongs near the leaves,
so that this compares less than stopping on the way, and it leaves the same order as CPython's.
"""

def rise(heap, top, place):
    item = heap[place]
    while place > top:
        parent = (place - 1) >> 1
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def sink(heap, place):
    end, top, item = len(heap), place, heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    rise(heap, top, place)


def heappush(heap, item, /):
    heap.append(item)
    rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    return heapreplace(heap, last)


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    return heapreplace(heap, item) if heap and heap[0] < item else item


def heapify(heap, /):
    for place in range(len(heap) // 2 - 1, -1, -1):
        sink(heap, place)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    """Of equal items that of the earlier iterable comes first; `rest` is the iterator of an entry."""
    entries = []
    for iterable in iterables:
        rest = iter(iterable)
        for item in rest:
            entries.append([item if key is None else key(item), item, rest])
            break
    while entries:
        best = 0
        for i in range(1, len(entries)):
            if entries[best][0] < entries[i][0] if reverse else entries[i][0] < entries[best][0]:
                best = i
        entry = entries[best]
        yield entry[1]
        for item in entry[2]:
            entry[0], entry[1] = item if key is None else key(item), item
            break
        else:
            del entries[best]
