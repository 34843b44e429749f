x = 1
if x  # error: expected ':'
    print(x)
