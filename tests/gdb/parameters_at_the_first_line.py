# Where a function's first line stops, its parameters are in their homes, whatever the scheduler moved up.

def area(width, height):
    result = width * height        #break
    return result

print(area(6, 2.5))
# shows: variables
# gdb: info args
# gdb-check: width = {kind = 1, int = 6}
# gdb-check: height = {kind = 2, float = 2.5}
