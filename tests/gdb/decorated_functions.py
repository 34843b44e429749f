def traced(f):
    def wrapper(*args):
        result = f(*args)
        return result
    return wrapper

@traced
def add(a, b):
    return a + b                    #break

class Thing:
    @staticmethod
    def make(n):
        return Thing()              #break

    @property
    def size(self):
        return 3                    #break

add(1, 2)
Thing.make(1).size
# shows: stacks
# gdb: bt
# gdb-check: #0 +add \(a=.*, b=.*\) at decorated_functions.py:9
# gdb-check: in wrapper \(args=.*\) at decorated_functions.py:3
# gdb-check: in <module> \(\) at decorated_functions.py:20
# gdb: continue
# gdb-check: Thing.make \(n=.*\) at decorated_functions.py:14
# gdb: continue
# gdb-check: Thing.size \(self=.*\) at decorated_functions.py:18
# gdb: bt
# gdb-check: in <module> \(\) at decorated_functions.py:21
