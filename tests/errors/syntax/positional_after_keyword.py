print(end='', 1)  # error: positional argument follows keyword argument
