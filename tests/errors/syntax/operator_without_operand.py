x = 1
y = = 2  # error: invalid syntax
