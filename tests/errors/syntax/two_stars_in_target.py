*a, *b = []  # error: multiple starred expressions in assignment
