def f():
    from os import *  # error: import * only allowed at module level
