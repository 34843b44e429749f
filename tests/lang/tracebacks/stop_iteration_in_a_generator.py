def f():
    raise StopIteration("early")
    yield


print(list(f()))
