x = 1
2x = 3  # error: invalid decimal literal
