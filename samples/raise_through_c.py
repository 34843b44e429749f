# An exception raised in a comparator that C called arrives in the Python function that called C.
import c

def compare(a, b):
    if a == 13 or b == 13:
        raise ValueError("13 has no place in an order")
    return a - b

def sort(numbers):
    try:
        qsort(numbers, len(numbers), sizeof("long"), compare)
        print(numbers)
    except ValueError as error:
        print("not sorted:", error)
    finally:
        print("done")

sort([3, 1, 2])
sort([3, 13, 2])
sort([9, 8])
