# Rings of lists, dicts, closures and exceptions are freed.
import gc


def rings(n):
    for i in range(n):
        a = [i]
        b = {"a": a, "text": str(i)}
        a.append(b)

        def f():
            return f, a
        b["f"] = f
        try:
            raise ValueError(a)
        except ValueError as error:
            a.append(error)


rings(1000)
freed = gc.collect()
assert freed > 4000, freed
print("freed")
