import threading

own = threading.local()
own.x = 1


def other():
    print(hasattr(own, "x"), own.__dict__)
    own.x = 5
    own.y = "only here"
    print(own.x, own.__dict__)
    del own.x
    try:
        own.x
    except AttributeError as error:
        print(error)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(own.x, hasattr(own, "y"))


class Numbered(threading.local):
    number = 0

    def __init__(self, start):
        self.start = start
        print("init", start)

    @property
    def both(self):
        return self.start, self.number

    def count(self):
        self.number += 1
        return self.number


numbered = Numbered(7)
numbered.count()
print(numbered.both)


def count():
    print(numbered.count(), numbered.count(), numbered.both)


thread = threading.Thread(target=count)
thread.start()
thread.join()
print(numbered.both)
