x = 1
1 = x  # error: cannot assign to literal here. Maybe you meant '==' instead of '='?
