import threading


def numbers():
    started.set()
    go_on.wait()
    yield 1


started, go_on = threading.Event(), threading.Event()
generator, got = numbers(), []
thread = threading.Thread(target=lambda: got.append(next(generator)))
thread.start()
started.wait()
try:
    next(generator)
except ValueError as error:
    print(error)
go_on.set()
thread.join()
print(got, list(generator))
