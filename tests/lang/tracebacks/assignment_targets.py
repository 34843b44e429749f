d = {}
def f():
    d['a'] = d['missing'] = 1
    (d
     ['key'])['sub'] = 5
f()
