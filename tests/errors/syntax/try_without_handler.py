try:
    x = 1
y = 2  # error: expected 'except' or 'finally' block
