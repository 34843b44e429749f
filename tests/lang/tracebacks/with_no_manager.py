class Half:
    def __enter__(self):
        print("never")


try:
    with Half():
        pass
except TypeError as error:
    print(error)
with open if 0 else 5 as f:
    pass
