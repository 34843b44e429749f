def f():
    done = []
    for i in range(3):
        try:
            done.append([1 // (i - j) for j in range(2)])
        except ZeroDivisionError as error:
            done.append(str(error))
        finally:
            done.append([j for j in (i,)])
    return done


print(f())
try:
    {k: 1 for k in [[]]}
except TypeError as error:
    print(error)
