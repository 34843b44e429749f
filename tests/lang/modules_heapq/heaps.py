from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest

heap = []
for x in (5, 2, 8, 1, 9, 3, 2):
    heappush(heap, x)
    print(heap)
print(heappop(heap), heap, heappushpop(heap, 0), heappushpop(heap, 7), heapreplace(heap, 4), heap)
data = [9, 4, 7, 1, 0, 3, 8, 2, 6, 5]
heapify(data)
print(data, [heappop(data) for _ in range(10)])
tasks = []
for task in ((2, "b"), (1, "z"), (2, "a")):
    heappush(tasks, task)
print([heappop(tasks) for _ in range(3)])
print(nsmallest(2, [3, 1, 2]), nlargest(2, "hello"), nlargest(1, ["aa", "b"], key=len), nsmallest(-1, [1]))
print(list(merge([1, 4], [2, 3], [])), list(merge([4, 1], [3], reverse=True)), list(merge(["a", "ccc"], ["bb"], key=len)))
try:
    heappop([])
except IndexError as error:
    print(error)
