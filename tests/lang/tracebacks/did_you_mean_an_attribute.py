class Thing:
    def __init__(self): self.colour = 1
    def method(self): return self.color
Thing().method()
