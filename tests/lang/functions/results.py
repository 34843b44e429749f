def nothing(): pass
def bare(): return
def tup(): return 1, 2
def star(): return *[1, 2], 3
def deep(x):
    while True:
        for i in range(10):
            if i == x: return 'found', i
        return None
print(nothing(), bare(), tup(), star(), deep(3), deep(30))
def doc():
    "a docstring"
    return 1
print(doc())
def after():
    return 1
    print('never')
print(after())
def multi(x):
    if x: return 'yes'
    'no return'
print(multi(1), multi(0))
