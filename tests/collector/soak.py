# Objects of all kinds come and go for as long as an hour of a server's work would take; memory stays what it was.
import gc
import sys
import weakref


class Session:
    def __init__(self, number):
        self.number = number
        self.peers = [self]
        self.facts = {"name": f"session {number}", number: (number, str(number))}

    def __del__(self):
        closed[0] += 1


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4


def stream(n):
    try:
        for i in range(n):
            yield [i] * (i % 50), "text " * (i % 30)
    finally:
        closed[1] += 1


def work(rounds):
    recent = []
    names = weakref.WeakValueDictionary()
    for i in range(rounds):
        session = Session(i)
        names[i] = session
        setattr(session, f"extra{i % 3}", lambda: session)
        recent.append(session)
        if len(recent) > 1000:
            del recent[:500]
        items = stream(40)
        for items_so_far, (numbers, text) in enumerate(items):
            session.facts[text] = numbers
            if items_so_far == i % 40:
                break
        try:
            session.facts["missing"]
        except KeyError as error:
            session.error = error
    return len(names)


closed = [0, 0]
rounds = int(sys.argv[1])
work(rounds)
before = resident()
sizes = []
for turn in range(int(sys.argv[2])):
    assert work(rounds) <= rounds
    sizes.append(resident())
gc.collect()
assert closed[0] > rounds and closed[1] > rounds, closed
assert max(sizes) < 1.5 * before + 8192, (before, sizes)
print("stable")
