def key(x):
    return x.missing
def run():
    return sorted([1, 2],
                  key=key)
run()
