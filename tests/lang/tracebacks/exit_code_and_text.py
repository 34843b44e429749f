import sys
def f():
    try:
        sys.exit('bye')
    finally:
        print('cleaned')
f()
