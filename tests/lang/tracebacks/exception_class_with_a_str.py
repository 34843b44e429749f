class Problem(Exception):
    def __str__(self):
        return "told: " + super().__str__()
def f():
    try:
        {}["k"]
    except KeyError as e:
        raise Problem("x") from e
f()
