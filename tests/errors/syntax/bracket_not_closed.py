x = [1, 2,  # error: '[' was never closed
y = 3
z = 4
