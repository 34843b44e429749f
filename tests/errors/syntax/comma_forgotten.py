x = [1,
     2 3]  # error: invalid syntax. Perhaps you forgot a comma?
