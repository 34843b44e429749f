class A:
    def __repr__(self):
        return self.text()
    def text(self):
        return 1 / 0
print(f"{[A()]}")
