None = 1  # error: cannot assign to None
