class Account:
    def __init__(self, owner):
        self.owner = owner
        self.check()
    def check(self):
        if not self.owner:
            raise ValueError("no owner")
    def __add__(self, other):
        return self.total + other
    def __lt__(self, other):
        return self.missing < other
class Saving(Account):
    def __init__(self, owner):
        super().__init__(owner)
Saving("")
