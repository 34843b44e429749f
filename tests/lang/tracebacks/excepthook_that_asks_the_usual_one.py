import sys
def hook(t, v, tb):
    sys.__excepthook__(t, v, tb)
    sys.__excepthook__(t, v, None)
sys.excepthook = hook
def f(): raise ValueError("x")
f()
