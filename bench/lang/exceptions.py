# Raised and caught, also through several calls.
class Refused(Exception):
    pass


def check(n):
    if n % 3 == 0:
        raise Refused(n)
    return n


def through(n):
    try:
        return check(n)
    finally:
        global passed
        passed += 1


passed = refused = 0
for i in range(800000):
    try:
        through(i)
        [][i]
    except Refused as error:
        refused += error.args[0]
    except IndexError:
        pass
print(passed, refused)
