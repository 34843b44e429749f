import sys
def hook(t, v, tb):
    print("hook", t.__name__, v, tb.tb_lineno)
print(sys.excepthook is sys.__excepthook__, sys.exception())
sys.excepthook = hook
try: 1/0
except ZeroDivisionError as e: print(sys.exception() is e)
raise ValueError("x")
