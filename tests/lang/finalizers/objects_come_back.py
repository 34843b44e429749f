# An object that its finalizer stores somewhere lives on, with all that it holds, and is not finalized again.
import gc

kept = []


class Back:
    def __init__(self):
        self.items = [self, "item"]

    def __del__(self):
        print("finalized")
        kept.append(self)


def make():
    Back()


make()
gc.collect()
print(len(kept), kept[0].items[1], gc.is_finalized(kept[0]))
kept.clear()
gc.collect()
print("end")
