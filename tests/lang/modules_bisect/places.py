from bisect import bisect, bisect_left, bisect_right, insort, insort_left

a = [1, 3, 3, 5]
for x in (0, 1, 3, 4, 9):
    print(x, bisect(a, x), bisect_left(a, x), bisect_right(a, x), bisect(a, x, 1, 3))
insort(a, 4)
insort_left(a, 3)
words = ["a", "bbb", "ccccc"]
insort(words, "dd", key=len)
print(a, words, bisect_left(words, 3, key=len))
try:
    bisect(a, 1, -1)
except ValueError as error:
    print(error)
