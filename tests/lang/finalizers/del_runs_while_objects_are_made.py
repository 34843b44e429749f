# Nobody has to ask for a collection: __del__ runs as the program goes on.
finalized = 0


class Temporary:
    def __init__(self, i):
        self.text = str(i) * 10
        self.itself = self

    def __del__(self):
        global finalized
        finalized += 1


def churn(n):
    for i in range(n):
        Temporary(i)


while not finalized:
    churn(10000)
print("finalized")
finalized = 0
del Temporary.__del__
